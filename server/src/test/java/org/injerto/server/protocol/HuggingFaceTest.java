package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.server.http.Body;
import org.injerto.server.protocol.TestServer.Reply;
import org.injerto.server.task.Checked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HuggingFaceTest {
  private static final String JSON = "application/json";
  private static final List<String> TASKS = List.of("text-classification", "fill-mask");

  private final TestServer server = new TestServer("classify", "fill", "embed");

  @AfterEach
  void stop() {
    server.close();
  }

  private static Stream<JsonNode> golden(String part) {
    return GoldenServing.read("huggingface-payloads.json").get(part).valueStream();
  }

  static Stream<JsonNode> payloads() {
    return golden("tasks")
        .filter(one -> TASKS.contains(one.get("task").asText()))
        .filter(one -> !one.at("/request/inputs").has("text_pair")); // models read one text
  }

  static Stream<JsonNode> decoded() {
    return golden("decoding").filter(one -> one.has("decoded"));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void everyRecordedPayloadIsAnsweredInItsForm(JsonNode payload) {
    boolean classifies = payload.get("task").asText().startsWith("text");

    Reply reply =
        server.post(
            classifies ? "/models/classify" : "/models/fill",
            JSON,
            payload.get("request").toString());

    assertEquals(200, reply.status(), reply.body());
    boolean all = payload.at("/request/parameters").has("top_k");
    if (classifies && all) { // the recorded model has two labels, this one three
      assertTrue(reply.body().startsWith(payload.get("responseBody").asText().substring(0, 10)));
    } else {
      String expected = GoldenServing.form(payload.get("response"));
      assertEquals(expected, GoldenServing.form(Json.read(reply.body())));
    }
  }

  @Test
  void aPairIsRefusedBecauseTheModelReadsOneText() {
    Reply reply =
        server.post(
            "/models/classify",
            JSON,
            "{\"inputs\":{\"text\":\"Llueve.\",\"text_pair\":\"Hace sol.\"}}");

    assertEquals(400, reply.status());
    assertEquals(
        "the request cannot be answered: inputs.text_pair: this model reads one text, not a pair",
        Json.read(reply.body()).get("error").asText());
  }

  /** Of what the recorded decoder makes of a body: {@code inputs}, or all of it. */
  @ParameterizedTest
  @MethodSource("decoded")
  void everyRecordedBodyIsReadInTheSameWay(JsonNode recorded) {
    JsonNode decoded = recorded.get("decoded");
    JsonNode inputs = decoded.has("inputs") ? decoded.get("inputs") : decoded;
    List<String> fields =
        recorded.get("body").asText().startsWith("question")
            ? List.of("question", "context")
            : List.of("text");
    ContentType type = ContentType.of(java.util.Optional.of(recorded.get("contentType").asText()));

    Question question =
        Questions.read(type, Body.of(recorded.get("body").asText()), fields).all().get(0);

    assertEquals(inputs.isArray(), question.list());
    Stream<JsonNode> expected = inputs.isArray() ? inputs.valueStream() : Stream.of(inputs);
    boolean otherCase = recorded.get("body").asText().startsWith("Inputs"); // read as inputs here
    assertEquals(
        expected.map(input -> otherCase ? input.get("Inputs") : input).toList(),
        question.inputs().stream().map(input -> value(input.value())).toList());
  }

  private static JsonNode value(Checked<JsonNode> input) {
    if (input instanceof Checked.Good<JsonNode> good) {
      return good.value();
    }
    throw new AssertionError(input.problems());
  }

  @Test
  void severalMasksHaveAListEach() {
    Reply reply =
        server.post(
            "/models/fill",
            JSON,
            "{\"inputs\":\"El [MASK] corre por el [MASK].\",\"parameters\":{\"top_k\":2}}");

    JsonNode answer = Json.read(reply.body());
    assertEquals(2, answer.size());
    assertEquals(417, answer.at("/0/0/token").intValue());
    assertEquals("[CLS] El [MASK] corre por elid. [SEP]", answer.at("/1/0/sequence").asText());
  }

  @Test
  void rowsHaveTheBestCandidateOfOneMask() {
    Reply reply =
        server.post(
            "/models/fill",
            "text/csv",
            "text/csv",
            "Madrid es la [MASK] de España.\nEl [MASK] corre por el [MASK].\nMadrid\n");

    String[] rows = reply.body().split("\r\n");
    assertTrue(rows[0].endsWith(",193,al,Madrid es la al de España.,"), rows[0]);
    assertEquals(",,,,a row holds one answer; found 2", rows[1].replace("\"\"", ""));
    assertTrue(rows[2].contains("the text has no mask"), rows[2]);
    assertEquals(3, rows.length);
  }

  @Test
  void aVectorIsOneForTheWholeText() {
    assertEquals("[3.0,2.0,0.0]", server.post("/models/embed", JSON, "{\"inputs\":\".\"}").body());
    assertEquals(
        "[[3.0,2.0,0.0],[3.0,2.0,0.0]]",
        server.post("/models/embed", JSON, "{\"inputs\":[\".\",\",\"]}").body());
    assertEquals(
        "feature_0,feature_1,feature_2\r\n3.0,2.0,0.0\r\n",
        server.post("/models/embed", JSON, "text/csv", "{\"inputs\":[\".\"]}").body());
  }

  @Test
  void theModelMustBeNamedIfThereAreSeveral() {
    Reply reply = server.post("/", JSON, "{\"inputs\":\"Hola\"}");

    assertEquals(400, reply.status());
    assertEquals(
        "the server has several models; ask one of them by its name, as in /models/classify (there"
            + " are classify, embed, fill)",
        Json.read(reply.body()).get("error").asText());
    assertEquals(404, server.post("/models/clasify", JSON, "{\"inputs\":\"Hola\"}").status());
  }

  @Test
  void everyProblemStandsByItselfToo() {
    Reply reply =
        server.post("/models/classify", JSON, "{\"inputs\":[1,\"\"],\"parameters\":{\"top_k\":0}}");

    assertEquals(3, Json.read(reply.body()).get("problems").size());
  }

  @Test
  void withoutModelsTheServerIsNotReady() {
    try (TestServer empty = new TestServer()) {
      assertEquals(503, empty.post("/", JSON, "{\"inputs\":\"Hola\"}").status());
    }
  }
}
