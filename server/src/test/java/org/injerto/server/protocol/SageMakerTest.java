package org.injerto.server.protocol;

import static org.injerto.server.protocol.Invocations.CSV;
import static org.injerto.server.protocol.Invocations.HORROR;
import static org.injerto.server.protocol.Invocations.INVOCATIONS;
import static org.injerto.server.protocol.Invocations.JSON;
import static org.injerto.server.protocol.Invocations.assertRefused;
import static org.injerto.server.protocol.Invocations.assertWrong;
import static org.injerto.server.protocol.Invocations.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.injerto.server.protocol.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform says besides, and how it is told what is wrong. */
class SageMakerTest {
  private final TestServer server = new TestServer("classify");

  @AfterEach
  void stop() {
    server.close();
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
    Reply large = json(server, "\"" + "a".repeat(2 << 20) + "\"");

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
