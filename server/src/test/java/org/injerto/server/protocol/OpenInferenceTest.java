package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.injerto.server.protocol.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpenInferenceTest {
  private static final String JSON = "application/json";
  private static final String INFER = "/v2/models/classify/infer";
  private static final String HORROR = "¡Qué horror!";
  private static final String FILM = "La película me gustó mucho.";

  private final TestServer server = new TestServer("classify", "classify-multi", "embed", "fill");

  @AfterEach
  void stop() {
    server.close();
  }

  private static JsonNode golden() {
    return GoldenServing.read("open-inference-v2.json");
  }

  /** All but those of a task that the server does not have, and those that change models. */
  static Stream<JsonNode> exchanges() {
    return golden()
        .get("exchanges")
        .valueStream()
        .filter(exchange -> !exchange.get("path").asText().contains("preguntas"))
        .filter(exchange -> !exchange.get("path").asText().endsWith("load"));
  }

  static Stream<JsonNode> rejected() {
    return golden().get("rejected").valueStream();
  }

  /** The recorded model has another name. */
  private Reply send(JsonNode exchange) {
    String path = exchange.get("path").asText().replace("opiniones", "classify");
    return exchange.get("method").asText().equals("GET")
        ? server.get(path)
        : server.post(path, JSON, exchange.path("request").toString());
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void everyRecordedExchangeHasItsForm(JsonNode exchange) {
    Reply reply = send(exchange);

    assertEquals(exchange.get("status").intValue(), reply.status(), reply.body());
    assertEquals(JSON, reply.header("Content-Type"));
    assertForm(exchange.get("response"), Json.read(reply.body()), reply.body());
  }

  /** Same fields and, but for what a model computes or a server is called, same values. */
  private static void assertForm(JsonNode expected, JsonNode found, String body) {
    expected
        .properties()
        .forEach(
            field -> {
              JsonNode other = found.path(field.getKey());
              assertEquals(field.getValue().getNodeType(), other.getNodeType(), body);
              if (List.of("shape", "datatype", "versions", "ready", "live", "parameters")
                  .contains(field.getKey())) {
                assertEquals(field.getValue(), other, body);
              }
            });
    for (String part : List.of("inputs", "outputs")) {
      JsonNode kinds = expected.path(part);
      for (int i = 0; i < kinds.size(); i++) {
        JsonNode kind = kinds.get(i);
        boolean logits = kind.get("name").asText().equals("logits"); // of other labels
        JsonNode other = found.path(part).path(i);
        assertEquals(kind.get("name"), other.get("name"), body);
        assertEquals(kind.get("datatype"), other.get("datatype"), body);
        assertEquals(kind.path("parameters"), other.path("parameters"), body);
        if (!logits) {
          assertEquals(kind.get("shape"), other.get("shape"), body);
          assertEquals(kind.path("data").size(), other.path("data").size(), body);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void everyRecordedMistakeIsRefused(JsonNode rejected) {
    Reply reply = server.post(INFER, JSON, rejected.get("request").toString());

    assertEquals(rejected.get("status").intValue(), reply.status(), reply.body());
    assertEquals("{error=STRING }", GoldenServing.form(Json.read(reply.body())));
  }

  private static String text(String... texts) {
    String data = Json.write(new JsonMapper().valueToTree(texts));
    return "{\"name\":\"text\",\"shape\":["
        + texts.length
        + "],\"datatype\":\"BYTES\",\"data\":"
        + data
        + "}";
  }

  private JsonNode infer(String model, String body) {
    Reply reply = server.post("/v2/models/" + model + "/infer", JSON, body);
    assertEquals(200, reply.status(), reply.body());
    return Json.read(reply.body());
  }

  @Test
  void textsAreAnsweredInTheirOrder() {
    JsonNode answer = infer("classify", "{\"id\":\"p-1\",\"inputs\":[" + text(HORROR, FILM) + "]}");

    assertEquals("p-1", answer.get("id").asText());
    assertEquals("3", answer.get("model_version").asText());
    assertEquals("[\"positivo\",\"negativo\"]", answer.at("/outputs/0/data").toString());
    assertEquals(0.64371669, answer.at("/outputs/1/data/1").doubleValue(), 1e-6);
  }

  @Test
  void anAnswerWithoutAnIdGetsThatOfTheRequest() {
    Reply reply =
        server.send(
            "POST",
            INFER,
            Map.of("X-Request-Id", "mine-7"),
            TestServer.bytes("{\"inputs\":[" + text(HORROR) + "]}"));

    assertEquals("mine-7", Json.read(reply.body()).get("id").asText());
  }

  @Test
  void nestedDataAreTheSameAsFlatOnes() {
    String tensor =
        "{\"name\":\"text\",\"shape\":[2,1],\"datatype\":\"BYTES\",\"data\":[[\""
            + HORROR
            + "\"],[\""
            + FILM
            + "\"]]}";

    JsonNode answer = infer("classify", "{\"inputs\":[" + tensor + "]}");

    assertEquals("[2,1]", answer.at("/outputs/0/shape").toString());
    assertEquals("[\"positivo\",\"negativo\"]", answer.at("/outputs/0/data").toString());
    assertFalse(answer.get("outputs").get(0).has("parameters"));
  }

  @Test
  void outputsComeAsTheyAreChosen() {
    JsonNode answer =
        infer(
            "classify-multi",
            "{\"inputs\":["
                + text(FILM, FILM)
                + "],\"outputs\":[{\"name\":\"scores\"},{\"name\":\"label\"}]}");

    assertEquals("scores", answer.at("/outputs/0/name").asText());
    assertEquals("[2,4]", answer.at("/outputs/0/shape").toString());
    assertEquals("label", answer.at("/outputs/1/name").asText());
    assertEquals(2, answer.get("outputs").size());
  }

  @Test
  void piecesAreAnsweredByLogitsWhateverTheirPadding() {
    String pieces =
        "{\"inputs\":["
            + "{\"name\":\"input_ids\",\"shape\":[2,9],\"datatype\":\"INT64\",\"data\":[2,65,191,103,332,368,5,3,0,2,65,191,103,332,368,5,3,0]},"
            + "{\"name\":\"attention_mask\",\"shape\":[2,9],\"datatype\":\"INT64\",\"data\":[[1,1,1,1,1,1,1,1,0],[1,1,1,1,1,1,1,1,0]]}]}";

    JsonNode answer = infer("classify", pieces);

    assertEquals("[2,3]", answer.at("/outputs/0/shape").toString());
    assertEquals(0.65282202, answer.at("/outputs/0/data/3").doubleValue(), 1e-6);
  }

  @Test
  void parametersOfTheTaskAreTaken() {
    JsonNode answer =
        infer(
            "fill",
            "{\"inputs\":["
                + text("Madrid es la [MASK] de España.")
                + "],\"parameters\":{\"top_k\":2,\"content_type\":\"str\"}}");

    assertEquals("[1,2]", answer.at("/outputs/0/shape").toString());
    assertEquals("[193,348]", answer.at("/outputs/1/data").toString());
    assertEquals("str", answer.at("/outputs/2/parameters/content_type").asText());
  }

  @Test
  void vectorsAreRows() {
    assertEquals(
        "[2,3]",
        infer("embed", "{\"inputs\":[" + text(FILM, HORROR) + "]}")
            .at("/outputs/0/shape")
            .toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "{\"inputs\":[]}|inputs: expected [{\"name\", \"shape\", \"datatype\", \"data\"}]; found"
            + " []",
        "{\"id\":1,\"inputs\":[{\"name\":\"text\",\"shape\":[-1],\"datatype\":\"BYTE\",\"data\":\"a\"}]}|id:"
            + " expected \"…\"; found 1; inputs[0].shape: expected [1, …]; found [-1];"
            + " inputs[0].datatype: expected one of BOOL, UINT8, UINT16, UINT32, UINT64, INT8,"
            + " INT16, INT32, INT64, FP16, FP32, FP64, BYTES; found BYTE; did you mean BYTES?;"
            + " inputs[0].data: expected […]; found \"a\"",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[7]}]}|inputs[0].data[0]:"
            + " expected BYTES; found 7",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[1,2],\"datatype\":\"BYTES\",\"data\":[[\"a\"],[\"b\"]]}]}|inputs[0]:"
            + " the shape [1, 2] has 2 elements; data has 0, or they are nested in another way",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[9223372036854775807,9223372036854775807],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}|inputs[0]:"
            + " the shape [9223372036854775807, 9223372036854775807] has"
            + " 85070591730234615847396907784232501249 elements; data has 1, or they are nested in"
            + " another way",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[9223372036854775807,0],\"datatype\":\"BYTES\",\"data\":[]}]}|text:"
            + " expected the shape [n] or [n, 1] with a row at least; found [9223372036854775807,"
            + " 0]",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[0],\"datatype\":\"BYTES\",\"data\":[]}]}|text:"
            + " expected the shape [n] or [n, 1] with a row at least; found [0]",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1.5]}]}|text:"
            + " expected the datatype BYTES; found FP32",
        "{\"inputs\":[{\"name\":\"txt\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}]}|inputs:"
            + " there is no input txt; did you mean text?; text: expected one input of that name;"
            + " found 0",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"a\",\""
            + " \"]}],\"outputs\":[{\"name\":\"lable\"},{\"name\":\"x\"}]}|outputs: there is no"
            + " output lable; did you mean label?; outputs: there is no output x; there are: label,"
            + " score; text[1]: it is empty",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"parameters\":{\"content_type\":\"base64\"},\"data\":[\"///\"]}]}|text[0]:"
            + " expected UTF-8 in base64",
        "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"a\"]}],\"parameters\":{\"top_k\":0,\"other\":1}}|parameters.top_k:"
            + " expected 1 … 2147483647; found 0",
        "{\"inputs\":[{\"name\":\"input_ids\",\"shape\":[1,2],\"datatype\":\"INT64\",\"data\":[2,9999]},{\"name\":\"attention_mask\",\"shape\":[1,2],\"datatype\":\"INT64\",\"data\":[1,1]}]}|input_ids[0]:"
            + " expected numbers of pieces, 0 … 419; found 9999",
        "{\"inputs\":[{\"name\":\"input_ids\",\"shape\":[1,3],\"datatype\":\"INT64\",\"data\":[2,5,3]},{\"name\":\"attention_mask\",\"shape\":[1,3],\"datatype\":\"INT64\",\"data\":[1,0,1]}]}|attention_mask[0]:"
            + " expected ones, then zeros",
        "{\"inputs\":[{\"name\":\"input_ids\",\"shape\":[1,3],\"datatype\":\"INT64\",\"data\":[2,5,3]},{\"name\":\"attention_mask\",\"shape\":[1,3],\"datatype\":\"INT64\",\"data\":[0,0,0]}]}|input_ids[0]:"
            + " expected 1 … 64 pieces; found 0",
        "{\"inputs\":[{\"name\":\"input_ids\",\"shape\":[3],\"datatype\":\"INT64\",\"data\":[2,5,3]}]}|input_ids:"
            + " expected INT64 with the shape [texts, pieces]",
        "{\"inputs\":[{\"name\":\"input_ids\",\"shape\":[2147483647,0],\"datatype\":\"INT64\",\"data\":[]}]}|input_ids:"
            + " expected a text at least"
      })
  void whatIsWrongIsNamedAtOnce(String body, String problems) {
    Reply reply = server.post(INFER, JSON, body);

    assertEquals(400, reply.status(), reply.body());
    assertEquals(
        "the request cannot be answered: " + problems,
        Json.read(reply.body()).get("error").asText());
  }

  @Test
  void oneRowThatCannotBeAnsweredRefusesAll() {
    Reply reply =
        server.post(
            "/v2/models/fill/infer",
            JSON,
            "{\"inputs\":[" + text("Madrid es la [MASK] de España.", "Madrid") + "]}");

    assertEquals(400, reply.status());
    assertTrue(reply.body().contains("text[1]: the text has no mask"), reply.body());
  }

  @Test
  void bodiesAreJsonInUtf8() {
    byte[] latin = "{\"id\":\"ñ\"}".getBytes(StandardCharsets.ISO_8859_1);

    Reply wrongBytes = server.send("POST", INFER, Map.of(), latin);
    Reply wrongType = server.post(INFER, "text/csv", "text\na\n");

    assertEquals(400, wrongBytes.status());
    assertTrue(wrongBytes.body().contains("byte 7 is f1 in hexadecimal"), wrongBytes.body());
    assertEquals(415, wrongType.status());
    assertEquals(
        "bodies of the type text/csv are not read; possible are application/json",
        Json.read(wrongType.body()).get("error").asText());
  }

  @Test
  void anUnknownVersionIsNotFound() {
    assertEquals(404, server.get("/v2/models/classify/versions/7").status());
    assertEquals(404, server.get("/v2/models/classify/versions/7/ready").status());
    assertEquals(404, server.get("/v2/models/nada/ready").status());
  }
}
