package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.server.protocol.TestServer.Reply;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recorded exchanges with a hosting container, but for those at its limits. */
class SageMakerContractTest {
  private static final String MULTI_MODEL = "multi-model";
  private static final List<String> ELSEWHERE =
      List.of(
          "not able to serve", "too large", "overloaded", "no memory", "first page", "next page");

  @TempDir private Path folder;

  static Stream<JsonNode> exchanges() {
    return GoldenServing.read("sagemaker.json")
        .get("exchanges")
        .valueStream()
        .filter(exchange -> ELSEWHERE.stream().noneMatch(exchange.get("name").asText()::contains));
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void theContractIsKept(JsonNode exchange) throws IOException {
    boolean several = exchange.get("name").asText().startsWith(MULTI_MODEL);
    try (TestServer server = several ? withModels(exchange) : new TestServer("classify")) {
      Reply reply = send(exchange.get("request"), server);

      JsonNode expected = exchange.get("response");
      assertEquals(expected.get("status").intValue(), reply.status(), reply.body());
      expected
          .get("headers")
          .properties()
          .forEach(
              header -> {
                boolean free = header.getKey().startsWith("X-"); // may be the container's own
                if (!free) {
                  assertEquals(header.getValue().asText(), reply.header(header.getKey()));
                }
              });
      if (expected.has("body")) {
        assertEquals(
            form(expected.get("body").asText()), form(reply.body()), exchange.get("name").asText());
      }
    }
  }

  private TestServer withModels(JsonNode exchange) throws IOException {
    for (String name : List.of("a1b2", "e5f6")) {
      Files.createDirectories(folder.resolve(name).resolve("model"));
    }
    SageMakerSettings usual = SageMakerSettings.of(Map.of());
    TestServer server =
        new TestServer(
            new SageMakerSettings(usual.usualType(), usual.batch(), Optional.of(folder)));
    String name = exchange.get("name").asText();
    if (!name.equals("multi-model: load")) {
      load(server, "a1b2");
    }
    if (name.endsWith("list")) {
      load(server, "e5f6");
    }
    return server;
  }

  private static void load(TestServer server, String name) {
    String body = "{\"model_name\":\"%s\",\"url\":\"%s/model\"}".formatted(name, name);
    assertEquals(200, server.post("/models", "application/json", body).status());
  }

  private Reply send(JsonNode request, TestServer server) {
    Map<String, String> headers = new HashMap<>();
    request
        .get("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    String body = request.path("body").asText().replace("/opt/ml/models", folder.toString());
    return server.send(
        request.get("method").asText(),
        request.get("path").asText(),
        headers,
        TestServer.bytes(body));
  }

  /** JSON by its form, lines and rows by the form of each. */
  private static String form(String body) {
    if (body.startsWith("label,")) {
      return body.replaceAll("[a-z]+,0\\.\\d+", "row");
    }
    StringBuilder form = new StringBuilder();
    for (String line : body.split("\n")) {
      form.append(GoldenServing.form(Json.read(line))).append('\n');
    }
    return form.toString();
  }
}
