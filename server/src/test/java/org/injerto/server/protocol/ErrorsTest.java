package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.injerto.server.http.Headers;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.Response;
import org.injerto.text.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {
  private static final Message EMPTY = Message.of(Questions.class, "body.empty");

  private static JsonNode modelServer(int status) {
    Response response = Errors.modelServer(Refusal.of(status, EMPTY), Locale.ENGLISH);
    assertEquals(status, response.status());
    return Json.read(response.body().text());
  }

  @Test
  void everyStatusHasATypeOfTheModelServer() {
    JsonNode golden = GoldenServing.read("errors.json").get("multiModelServer");
    List<String> types = golden.get("types").valueStream().map(JsonNode::asText).toList();

    for (int status = 400; status < 600; status++) {
      JsonNode error = modelServer(status);
      assertTrue(types.contains(error.get("type").asText()), error.toString());
      assertEquals(
          GoldenServing.form(golden.get("example")), GoldenServing.form(error), error.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "408,RequestTimeoutException",
    "429,ServiceUnavailableException",
    "503,ServiceUnavailableException",
    "504,RequestTimeoutException"
  })
  void whatCanBeTriedAgainIsSaidToBeSo(int status, String type) {
    assertEquals(type, modelServer(status).get("type").asText());
  }

  @Test
  void headersAreKeptAndProblemsAreSaidOnOneLine() {
    Refusal refusal =
        new Refusal(429, EMPTY, List.of(EMPTY, EMPTY), Headers.NONE).with("Retry-After", "2");

    Response response = Errors.openInference(refusal, Locale.forLanguageTag("es"));

    assertEquals("2", response.headers().get("Retry-After").orElseThrow());
    assertEquals(
        "{\"error\":\"el cuerpo está vacío: el cuerpo está vacío; el cuerpo está vacío\"}",
        response.body().text());
  }
}
