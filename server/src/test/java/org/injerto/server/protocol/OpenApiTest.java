package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.injerto.server.http.Route;
import org.injerto.server.protocol.TestServer.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {
  private static JsonNode document(TestServer server) {
    Reply reply = server.get("/openapi.json");
    assertEquals(200, reply.status());
    return Json.read(reply.body());
  }

  @Test
  void everyRouteIsDescribed() {
    try (TestServer server = new TestServer("classify")) {
      JsonNode paths = document(server).get("paths");

      for (Route route : server.server().routes()) {
        JsonNode operation =
            paths.path(route.template()).path(route.method().toLowerCase(Locale.ROOT));
        assertTrue(operation.path("summary").isTextual(), route.method() + " " + route.template());
      }
      int described = paths.valueStream().mapToInt(JsonNode::size).sum();
      assertEquals(server.server().routes().size(), described);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"classify", "fill", "embed", "questions", "classify fill embed"})
  void everyExampleIsAnswered(String models) {
    try (TestServer server = new TestServer(models.split(" "))) {
      int asked = 0;
      for (Map.Entry<String, JsonNode> path : document(server).get("paths").properties()) {
        for (Map.Entry<String, JsonNode> type :
            path.getValue().at("/post/requestBody/content").properties()) {
          for (Map.Entry<String, JsonNode> example :
              type.getValue().path("examples").properties()) {
            String filled = filled(path.getKey(), path.getValue(), example.getKey());
            JsonNode value = example.getValue().get("value");
            String body = value.isTextual() ? value.textValue() : value.toString();

            Reply reply = server.post(filled, type.getKey(), body);

            assertEquals(200, reply.status(), filled + " " + body + " " + reply.body());
            assertFalse(reply.body().contains("error"), filled + " " + body + " " + reply.body());
            asked++;
          }
        }
      }
      int several = models.split(" ").length;
      assertEquals(several == 1 ? 11 : 5 * several, asked);
    }
  }

  private static String filled(String template, JsonNode path, String model) {
    String filled = template;
    for (JsonNode parameter : path.at("/post/parameters")) {
      String value = parameter.get("examples").get(model).get("value").asText();
      filled = filled.replace("{" + parameter.get("name").asText() + "}", value);
    }
    return filled;
  }

  @Test
  void whatTheDocumentRefersToIsThere() {
    try (TestServer server = new TestServer("classify", "fill", "embed")) {
      JsonNode document = document(server);

      assertEquals("3.1.0", document.get("openapi").asText());
      for (JsonNode reference : document.findValues("$ref")) {
        assertTrue(!document.at(reference.asText().substring(1)).isMissingNode(), reference + "");
      }
      assertTrue(
          document
              .at("/components/schemas/fill-mask-Request/properties/parameters/properties/targets")
              .isObject());
    }
  }

  @Test
  void whatAsksForATokenSaysSo() {
    try (TestServer server = new TestServer("classify")) {
      JsonNode paths = document(server).get("paths");

      assertEquals("[{},{\"token\":[]}]", paths.at("/~1invocations/post/security").toString());
      assertTrue(paths.at("/~1ping/get/security").isMissingNode());
    }
  }

  @Test
  void summariesAreInTheLanguageOfTheClient() {
    try (TestServer server = new TestServer("classify")) {
      Reply reply =
          server.send("GET", "/openapi.json", Map.of("Accept-Language", "es"), new byte[0]);

      assertEquals(
          "Preguntar al único modelo, como lo hace Amazon SageMaker",
          Json.read(reply.body()).at("/paths/~1invocations/post/summary").asText());
    }
  }
}
