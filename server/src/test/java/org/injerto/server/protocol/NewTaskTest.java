package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One class is all that the server needs of a new task. */
class NewTaskTest {
  private static final String JSON = "application/json";
  private static final String PAIR = "{\"question\":\"a b\",\"context\":\"b c\"}";

  private final TestServer server = new TestServer("questions");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void jsonIsAnswered() {
    assertEquals(
        "{\"shared\":1}", server.post("/invocations", JSON, "{\"inputs\":" + PAIR + "}").body());
    assertEquals("{\"shared\":1}", server.post("/invocations", JSON, PAIR).body());
    assertEquals(
        "[{\"shared\":1},{\"error\":\"inputs[1]: the field text is missing\"}]",
        server.post("/", JSON, "[" + PAIR + ",5]").body());
  }

  @Test
  void linesAndRowsAreAnswered() {
    assertEquals(
        "{\"shared\":1}\n{\"shared\":1}\n",
        server
            .post(
                "/invocations",
                "application/jsonlines",
                "application/jsonlines",
                PAIR + "\n" + PAIR)
            .body());
    assertEquals(
        "shared\r\n1\r\n2\r\n",
        server
            .post(
                "/invocations",
                "text/csv",
                "text/csv",
                "context,id,question\nb c,1,a b\nx y,2,y x\n")
            .body());
    assertTrue(
        server
            .post("/invocations", "text/csv", "a\n")
            .body()
            .contains("the first row must name the columns inputs / question, context; found a"));
  }

  @Test
  void tensorsAreAnswered() {
    String request =
        "{\"inputs\":[{\"name\":\"context\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"b"
            + " c\",\"x"
            + " y\"]},{\"name\":\"question\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"a"
            + " b\",\"y x\"]}]}";

    String answer = server.post("/v2/models/questions/infer", JSON, request).body();

    assertEquals("[1,2]", Json.read(answer).at("/outputs/0/data").toString());
    String uneven =
        request.replace(
            "[2],\"datatype\":\"BYTES\",\"data\":[\"a b\",\"y x\"]",
            "[1],\"datatype\":\"BYTES\",\"data\":[\"a b\"]");
    assertTrue(
        server
            .post("/v2/models/questions/infer", JSON, uneven)
            .body()
            .contains("question, context: expected as many rows in each"));
  }

  @Test
  void itIsDescribed() {
    String document = server.get("/openapi.json").body();

    assertEquals(
        "hoy no",
        Json.read(document)
            .at(
                "/paths/~1invocations/post/requestBody/content/application~1json/examples/questions/value/inputs/context")
            .asText());
    assertEquals(
        "[\"question\",\"context\"]",
        Json.read(document)
            .at("/components/schemas/shared-words-Request/properties/inputs/anyOf/1/required")
            .toString());
  }
}
