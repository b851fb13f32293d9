package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.server.protocol.TestServer.Reply;
import org.injerto.server.task.RecordedModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SageMakerTest {
  private static final String INVOCATIONS = "/invocations";
  private static final String JSON = "application/json";
  private static final String LINES = "application/jsonlines";
  private static final String CSV = "text/csv";
  private static final String FILM = "La película me gustó mucho.";
  private static final String HORROR = "¡Qué horror!";

  private final TestServer server = new TestServer("classify");

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply json(String body) {
    return server.post(INVOCATIONS, JSON, body);
  }

  private static String rounded(String body) {
    return body.replaceAll("(0\\.\\d{3})\\d+", "$1");
  }

  private static void assertRefused(int status, String type, String message, Reply reply) {
    assertEquals(status, reply.status(), reply.body());
    JsonNode error = Json.read(reply.body());
    assertEquals(status, error.get("code").intValue());
    assertEquals(type, error.get("type").asText());
    assertEquals(message, error.get("message").asText());
    assertEquals(3, error.size());
    assertEquals(JSON, reply.header("Content-Type"));
  }

  private static void assertWrong(String message, Reply reply) {
    assertRefused(400, "BadRequestException", message, reply);
  }

  @Test
  void aTextIsAnsweredByAListOfOne() {
    Reply reply = json("{\"inputs\":\"" + FILM + "\"}");

    assertEquals(200, reply.status());
    assertEquals("[{\"label\":\"negativo\",\"score\":0.643}]", rounded(reply.body()));
    assertEquals(JSON, reply.header("Content-Type"));
  }

  @Test
  void everyFormOfAQuestionIsAnswered() {
    String one = "{\"label\":\"positivo\",\"score\":0.520}";
    String all =
        "[{\"label\":\"positivo\",\"score\":0.520},{\"label\":\"negativo\",\"score\":0.399},{\"label\":\"neutro\",\"score\":0.080}]";

    assertEquals("[" + one + "]", rounded(json("\"" + HORROR + "\"").body()));
    assertEquals(
        "[" + one + "," + one + "]",
        rounded(json("[\"" + HORROR + "\",{\"text\":\"" + HORROR + "\"}]").body()));
    assertEquals(one, rounded(json("{\"text\":\"" + HORROR + "\",\"id\":7}").body()));
    assertEquals(one, rounded(json("{\"inputs\":{\"text\":\"" + HORROR + "\"}}").body()));
    assertEquals(
        all,
        rounded(
            json("{\"id\":1,\"inputs\":\"" + HORROR + "\",\"parameters\":{\"top_k\":null}}")
                .body()));
    assertEquals(
        "[" + all + "]",
        rounded(json("{\"inputs\":[\"" + HORROR + "\"],\"parameters\":{\"top_k\":5}}").body()));
  }

  @Test
  void whatIsWrongStandsInItsPlace() {
    Reply reply = json("{\"inputs\":[\"" + FILM + "\",5,\"\",\"" + HORROR + "\"]}");

    assertEquals(200, reply.status());
    assertEquals(
        "[{\"label\":\"negativo\",\"score\":0.643},{\"error\":\"inputs[1]: a text is expected, or"
            + " an object with a text in its field text; found 5\"},{\"error\":\"inputs[2]: it is"
            + " empty\"},{\"label\":\"positivo\",\"score\":0.520}]",
        rounded(reply.body()));
  }

  @Test
  void aBodyWithoutAnythingGoodIsRefusedWithAllThatIsWrong() {
    assertWrong(
        "the request cannot be answered: parameters.top_k: expected 1 … 2147483647; found 0;"
            + " inputs[0]: it is empty; inputs[1]: a text is expected, or an object with a text in"
            + " its field text; found null",
        json("{\"inputs\":[\" \",null],\"parameters\":{\"top_k\":0}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "{\"inputs\":|it is not JSON, line 1, column 11: Unexpected end-of-input within/between"
            + " Object entries",
        "{\"inputs\":\"a\",\"inputs\":\"b\"}|it is not JSON, line 1, column 23: Duplicate field"
            + " 'inputs'",
        "{\"inputs\":\"a\"} {}|it is not JSON: more stands behind the value",
        "{\"inputs\":[]}|the request cannot be answered: inputs: it is an empty list",
        "{\"inputs\":\"a\",\"parameters\":{\"topk\":1}}|the request cannot be answered:"
            + " parameters.topk: there is no such parameter; did you mean top_k?",
        "{\"input\":\"a\"}|the request cannot be answered: inputs: the field text (or, of a"
            + " request, inputs) is missing; is input meant for it?",
        "{}|the request cannot be answered: inputs: the field text is missing"
      })
  void wrongJsonIsRefused(String body, String message) {
    assertWrong(message, json(body));
  }

  @Test
  void notANumberIsNoJson() {
    Reply reply = json("{\"inputs\":\"a\",\"parameters\":{\"top_k\":NaN}}");

    assertEquals(400, reply.status());
    assertTrue(Json.read(reply.body()).get("message").asText().contains("NaN"), reply.body());
  }

  @Test
  void deepJsonIsRefused() {
    Reply reply = json("[".repeat(100_000));

    assertEquals(400, reply.status());
    assertTrue(reply.body().contains("at most 64 levels"), reply.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "\uFEFF"})
  void anEmptyBodyIsRefused(String body) {
    assertWrong("the body is empty", json(body));
    assertWrong("the body is empty", server.post(INVOCATIONS, CSV, body));
    assertWrong("the body is empty", server.post(INVOCATIONS, LINES, body));
  }

  @Test
  void whatIsNotUtf8IsRefusedWithItsPlace() {
    byte[] latin = "{\"inputs\":\"ñandú\"}".getBytes(StandardCharsets.ISO_8859_1);

    Reply reply = server.send("POST", INVOCATIONS, Map.of("Content-Type", JSON), latin);

    assertWrong(
        "the body is not UTF-8: byte 11 is f1 in hexadecimal; Content-Type can name another"
            + " encoding, as in text/csv; charset=iso-8859-1",
        reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/csv; charset=iso-8859-1",
        "text/csv;charset=\"ISO-8859-1\"",
        "Text/CSV; header=present; Charset=Windows-1252",
        "text/csv;;charset=iso-8859-1;"
      })
  void anotherEncodingCanBeNamed(String type) {
    byte[] latin = ("inputs\n" + HORROR + "\n").getBytes(StandardCharsets.ISO_8859_1);

    Reply reply = server.send("POST", INVOCATIONS, Map.of("Content-Type", type), latin);

    assertEquals("[{\"label\":\"positivo\",\"score\":0.520}]", rounded(reply.body()));
  }

  @Test
  void aMarkOfTheByteOrderIsNoText() {
    Reply reply = server.post(INVOCATIONS, CSV, CSV, "\uFEFFinputs\r\n" + HORROR + "\r\n");

    assertEquals("label,score\r\npositivo,0.520\r\n", rounded(reply.body()));
  }

  @Test
  void otherTypesAndEncodingsAreRefusedWithThePossibleOnes() {
    assertRefused(
        415,
        "BadRequestException",
        "bodies of the type application/xml are not read; possible are application/json,"
            + " application/jsonlines, text/csv",
        server.post(INVOCATIONS, "application/xml", "<a/>"));
    assertRefused(
        415,
        "BadRequestException",
        "bodies with the encoding utf-16 are not read; possible are iso-8859-1, us-ascii, utf-8,"
            + " windows-1252",
        server.post(INVOCATIONS, "text/csv; charset=utf-16", "a"));
  }

  @Test
  void anAnswerOfNoAcceptedTypeIsRefused() {
    assertRefused(
        406,
        "BadRequestException",
        "none of the types in Accept can be written: image/png; possible are application/json,"
            + " application/jsonlines, text/csv",
        server.post(INVOCATIONS, JSON, "image/png", "{\"inputs\":\"a\"}"));
  }

  @Test
  void linesAreAnsweredByLines() {
    String body =
        "{\"id\":1,\"inputs\":\""
            + FILM
            + "\"}\r\n"
            + "\n"
            + "{\"text\":\""
            + HORROR
            + "\",\"parameters\":{\"top_k\":1}}\n"
            + "{broken\n"
            + "{\"inputs\":[\""
            + HORROR
            + "\"]}";

    String[] lines = server.post(INVOCATIONS, LINES, LINES, body).body().split("\n");

    assertEquals(5, lines.length);
    assertEquals("[{\"label\":\"negativo\",\"score\":0.643}]", rounded(lines[0]));
    assertEquals("{\"error\":\"it is empty; JSON is expected\"}", lines[1]);
    assertEquals("[{\"label\":\"positivo\",\"score\":0.520}]", rounded(lines[2]));
    assertTrue(lines[3].startsWith("{\"error\":\"it is not JSON, line 1, column 2"), lines[3]);
    assertEquals("[{\"label\":\"positivo\",\"score\":0.520}]", rounded(lines[4]));
  }

  @Test
  void linesOfWhichNoneIsGoodAreAnsweredByWhatIsWrong() {
    Reply reply = server.post(INVOCATIONS, LINES, LINES, "5\n");

    assertEquals(200, reply.status());
    assertEquals(
        "{\"error\":\"inputs: a text is expected, or an object with a text in its field text; found"
            + " 5\"}\n",
        reply.body());
  }

  @Test
  void linesCanBeAnsweredByOneValueOrByRows() {
    String body = "{\"inputs\":\"" + FILM + "\"}\n{\"inputs\":\"" + HORROR + "\"}\n";

    assertEquals(
        "[[{\"label\":\"negativo\",\"score\":0.643}],[{\"label\":\"positivo\",\"score\":0.520}]]",
        rounded(server.post(INVOCATIONS, LINES, JSON, body).body()));
    assertEquals(
        "label,score\r\nnegativo,0.643\r\npositivo,0.520\r\n",
        rounded(server.post(INVOCATIONS, LINES, CSV, body).body()));
  }

  @Test
  void aValueCanBeAnsweredByLinesOrRows() {
    String body = "{\"inputs\":[\"" + FILM + "\",\"" + HORROR + "\"]}";

    assertEquals(
        "[{\"label\":\"negativo\",\"score\":0.643}]\n[{\"label\":\"positivo\",\"score\":0.520}]\n",
        rounded(server.post(INVOCATIONS, JSON, LINES, body).body()));
    assertEquals(
        "label,score\r\nnegativo,0.643\r\npositivo,0.520\r\n",
        rounded(server.post(INVOCATIONS, JSON, CSV, body).body()));
  }

  @Test
  void rowsHaveAHeaderIfTheyCameWithOne() {
    assertEquals(
        "label,score\r\nnegativo,0.643\r\npositivo,0.520\r\n",
        rounded(
            server
                .post(INVOCATIONS, CSV, CSV, "id,Text\n1," + FILM + "\n2,\"" + HORROR + "\"\n")
                .body()));
    assertEquals(
        "negativo,0.643\r\npositivo,0.520\r\n",
        rounded(server.post(INVOCATIONS, CSV, CSV, FILM + "\n" + HORROR).body()));
    assertEquals("label,score\r\n", server.post(INVOCATIONS, CSV, CSV, "inputs\n").body());
    assertEquals("[]", server.post(INVOCATIONS, CSV, JSON, "inputs\n").body());
  }

  @Test
  void wrongRowsStandInTheirPlaceWithTheReason() {
    Reply reply =
        server.post(INVOCATIONS, CSV, CSV, "inputs\n" + FILM + "\n\na,b\n" + HORROR + "\n");

    assertEquals(
        "label,score,error\r\n"
            + "negativo,0.643,\r\n"
            + "\"\",,rows[1]: it is empty\r\n"
            + "\"\",,it has 2 columns; the header has 1\r\n"
            + "positivo,0.520,\r\n",
        rounded(reply.body()));
  }

  @Test
  void brokenRowsAreRefused() {
    assertWrong(
        "the CSV is broken from line 2 on: a cell in quotes must end with a quote, and a quote"
            + " within it be doubled",
        server.post(INVOCATIONS, CSV, "inputs\n\"never closed\n"));
    assertWrong(
        "the first row must name the columns inputs / text; found id, txt; did you mean text?",
        server.post(INVOCATIONS, CSV, "id,txt\n1,a\n"));
    assertWrong(
        "the first row must name the columns inputs / text; found 1, Bueno",
        server.post(INVOCATIONS, CSV, "1,Bueno\n"));
  }

  @Test
  void thousandsOfRowsAreAnsweredThoughTheQueueIsShorter() {
    String rows =
        IntStream.range(0, 3000)
            .mapToObj(i -> i < 1500 ? FILM : HORROR)
            .collect(Collectors.joining("\n"));

    String[] lines = server.post(INVOCATIONS, CSV, CSV, rows).body().split("\r\n");

    assertEquals(3000, lines.length);
    assertTrue(Stream.of(lines).limit(1500).allMatch(line -> line.startsWith("negativo,")));
    assertTrue(Stream.of(lines).skip(1500).allMatch(line -> line.startsWith("positivo,")));
  }

  @Test
  void whatTheModelCannotAnswerStandsInItsPlaceToo() {
    String none = RecordedModel.UNANSWERABLE;
    String error = "the model computed a number that is none (NaN or infinite) for this text";

    assertEquals(
        "[{\"label\":\"positivo\",\"score\":0.520},{\"error\":\"" + error + "\"}]",
        rounded(json("[\"" + HORROR + "\",\"" + none + "\"]").body()));
    assertRefused(500, "InternalServerException", error, json("\"" + none + "\""));
    assertRefused(
        500, "InternalServerException", error, server.post(INVOCATIONS, CSV, none + "\n"));
  }

  @Test
  void moreInputsThanTheMemoryIsGoodForAreRefused() {
    String message = "more than 50000 inputs at once are not taken";

    assertRefused(413, "BadRequestException", message, json("[" + "1,".repeat(50_000) + "1]"));
    assertRefused(
        413, "BadRequestException", message, server.post(INVOCATIONS, LINES, "1\n".repeat(50_001)));
    assertRefused(
        413,
        "BadRequestException",
        message,
        server.post(INVOCATIONS, CSV, "inputs\n" + "a\n".repeat(50_001)));
  }

  @Test
  void attributesComeBack() {
    Map<String, String> headers =
        Map.of("X-Amzn-SageMaker-Custom-Attributes", "traza=abc-123", "Content-Type", JSON);

    Reply reply =
        server.send("POST", INVOCATIONS, headers, TestServer.bytes("{\"inputs\":\"Hola\"}"));

    assertEquals("traza=abc-123", reply.header("x-amzn-sagemaker-custom-attributes"));
  }

  @Test
  void attributesAreShort() {
    Map<String, String> headers = Map.of("X-Amzn-SageMaker-Custom-Attributes", "a".repeat(1025));

    assertWrong(
        "X-Amzn-SageMaker-Custom-Attributes must be at most 1024 visible characters of ASCII; found"
            + " 1025 characters",
        server.send("POST", INVOCATIONS, headers, TestServer.bytes("{\"inputs\":\"Hola\"}")));
  }

  @Test
  void attributesAreVisibleCharactersOfAscii() throws IOException {
    String request =
        "POST /invocations HTTP/1.1\r\nHost: a\r\nX-Amzn-SageMaker-Custom-Attributes: \u00f1\r\n"
            + "Connection: close\r\nContent-Length: 6\r\n\r\n\"Hola\"";
    URI uri = server.server().uri();
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }
  }

  @Test
  void whatTheServerItselfRefusesHasTheFormOfThePlatformToo() {
    Reply large = json("\"" + "a".repeat(2 << 20) + "\"");

    assertEquals(413, large.status());
    assertEquals(413, Json.read(large.body()).get("code").intValue());
    assertEquals("BadRequestException", Json.read(large.body()).get("type").asText());
    assertRefused(
        405,
        "MethodNotAllowedException",
        "/invocations does not take GET; it takes POST",
        server.get(INVOCATIONS));
  }

  @Test
  void theTypeForClientsThatTakeAnyCanBeSet() {
    SageMakerSettings settings =
        SageMakerSettings.of(Map.of("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", "text/csv"));
    try (TestServer other = new TestServer(settings, "classify")) {
      String body = "{\"inputs\":\"" + HORROR + "\"}";

      assertEquals(CSV, other.post(INVOCATIONS, JSON, body).header("Content-Type"));
      assertEquals(CSV, other.post(INVOCATIONS, JSON, "*/*", body).header("Content-Type"));
      assertEquals(JSON, other.post(INVOCATIONS, JSON, JSON, body).header("Content-Type"));
    }
  }

  @Test
  void executionParametersAreThoseOfTheEnvironment() {
    SageMakerSettings settings =
        SageMakerSettings.of(
            Map.of(
                "SAGEMAKER_MAX_CONCURRENT_TRANSFORMS", "8",
                "SAGEMAKER_BATCH_STRATEGY", "SINGLE_RECORD",
                "SAGEMAKER_MAX_PAYLOAD_IN_MB", "20"));
    try (TestServer other = new TestServer(settings, "classify")) {
      assertEquals(
          "{\"MaxConcurrentTransforms\":8,\"BatchStrategy\":\"SINGLE_RECORD\",\"MaxPayloadInMB\":20}",
          other.get("/execution-parameters").body());
    }
  }

  /** As SageMaker has it for {@code MaxConcurrentTransforms} of a transform job. */
  @ParameterizedTest
  @ValueSource(strings = {"0", ""})
  void noNumberOfTransformsLeavesItToTheContainer(String said) {
    SageMakerSettings settings =
        SageMakerSettings.of(Map.of("SAGEMAKER_MAX_CONCURRENT_TRANSFORMS", said));

    assertEquals(Runtime.getRuntime().availableProcessors(), settings.batch().transforms());
  }

  @Test
  void sentencesAreInTheLanguageOfTheClient() {
    Reply reply =
        server.send(
            "POST",
            INVOCATIONS,
            Map.of("Accept-Language", "es"),
            TestServer.bytes("{\"inputs\":\"\"}"));

    assertWrong("no se puede responder a la petición: inputs: está vacío", reply);
  }
}
