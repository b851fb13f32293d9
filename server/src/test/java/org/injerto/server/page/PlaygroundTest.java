package org.injerto.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.injerto.server.BearerToken;
import org.injerto.server.InferenceServer;
import org.injerto.server.ServerConfig.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaygroundTest {
  private static final String MODELS = "/playground/models.json";

  private final HttpClient client = HttpClient.newHttpClient();

  private HttpResponse<String> get(InferenceServer server, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    assertEquals(200, response.statusCode(), response.body());
    return new JsonMapper().readTree(response.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/playground"})
  void thePageIsThere(String path) throws Exception {
    try (InferenceServer server = PageServer.start("classify")) {
      HttpResponse<String> page = get(server, path, "Accept", "text/html,*/*;q=0.8");

      assertEquals(200, page.statusCode());
      assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
      assertEquals(PageSource.read("index.html"), page.body());
    }
  }

  static List<String> files() {
    return Playground.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileIsThereAsItself(String name) throws Exception {
    try (InferenceServer server = PageServer.start()) {
      HttpResponse<String> file = get(server, "/playground/" + name);
      String type =
          switch (name.substring(name.indexOf('.'))) {
            case ".js" -> "text/javascript; charset=utf-8";
            case ".css" -> "text/css; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> "application/json";
          };

      assertEquals(200, file.statusCode());
      assertEquals(type, header(file, "Content-Type"));
      assertEquals(PageSource.read(name), file.body());
      assertEquals("nosniff", header(file, "X-Content-Type-Options"));
    }
  }

  @Test
  void thePageMayUseThisServerAndNothingElse() throws Exception {
    try (InferenceServer server = PageServer.start()) {
      HttpResponse<String> page = get(server, "/");

      Set<String> policy = Set.of(header(page, "Content-Security-Policy").split("; "));
      assertTrue(policy.contains("default-src 'none'"));
      assertTrue(policy.contains("script-src 'self'"));
      assertTrue(policy.contains("connect-src 'self'"));
      assertTrue(policy.contains("frame-ancestors 'none'"));
      assertTrue(policy.contains("form-action 'none'"));
      assertTrue(policy.contains("trusted-types 'none'"));
      assertTrue(policy.stream().noneMatch(rule -> rule.contains("unsafe")));
      assertEquals("no-referrer", header(page, "Referrer-Policy"));
    }
  }

  @Test
  void aBrowserThatHasAFileDoesNotGetItAgain() throws Exception {
    try (InferenceServer server = PageServer.start()) {
      HttpResponse<String> first = get(server, "/playground/main.js");
      String tag = header(first, "ETag");
      String strong = tag.substring("W/".length());

      assertEquals("no-cache", header(first, "Cache-Control"));
      for (String known : List.of(tag, strong, "\"other\", " + tag, "*")) {
        HttpResponse<String> second = get(server, "/playground/main.js", "If-None-Match", known);
        assertEquals(304, second.statusCode(), known);
        assertEquals("", second.body());
        assertEquals(tag, header(second, "ETag"));
        assertEquals("no-cache", header(second, "Cache-Control"));
      }
      assertEquals(
          200, get(server, "/playground/main.js", "If-None-Match", "\"other\"").statusCode());
      assertNotEquals(tag, header(get(server, "/playground/words.js"), "ETag"));
    }
  }

  @Test
  void thePageIsToldOfEveryModel() throws Exception {
    try (InferenceServer server = PageServer.start("classify", "fill", "embed")) {
      JsonNode models = json(get(server, MODELS));

      assertEquals(
          new JsonMapper()
              .readTree(
                  """
                  {"name": "classify", "version": "3", "task": "text-classification", "variant": "fp32",
                   "facts": {"function_to_apply": "softmax", "labels": ["negativo", "neutro", "positivo"]},
                   "example": {"inputs": "La película me gustó mucho.", "parameters": {"top_k": null}}}"""),
          models.get(0));
      assertEquals("embed", models.get(1).get("name").textValue());
      assertEquals("[MASK]", models.get(2).get("facts").get("mask").textValue());
      assertEquals(
          "Madrid es la [MASK] de España.", models.get(2).get("example").get("inputs").textValue());
    }
  }

  @Test
  void everyVersionOfAModelIsToldOf() throws Exception {
    try (InferenceServer server = PageServer.start("classify/1", "classify/2")) {
      Set<String> versions = new TreeSet<>();
      json(get(server, MODELS)).forEach(model -> versions.add(model.get("version").textValue()));

      assertEquals(Set.of("1", "2"), versions);
    }
  }

  @Test
  void whatIsToldChangesWithTheModels() throws Exception {
    try (InferenceServer server = PageServer.start("classify")) {
      String tag = header(get(server, MODELS), "ETag");
      assertEquals(304, get(server, MODELS, "If-None-Match", tag).statusCode());

      PageServer.load(server, "fill");

      assertEquals(200, get(server, MODELS, "If-None-Match", tag).statusCode());
      server.models().unload("fill");
      server.models().unload("classify");
      assertEquals("[]", get(server, MODELS).body());
    }
  }

  @Test
  void withATokenThePageIsForAllAndTheModelsForThoseWhoHaveIt() throws Exception {
    BearerToken token = new BearerToken("una-clave-muy-secreta");
    try (InferenceServer server =
        PageServer.start(PageServer.config(new Access(Optional.empty(), Optional.of(token))))) {
      PageServer.load(server, "classify");

      assertEquals(200, get(server, "/").statusCode());
      assertEquals(200, get(server, "/playground/main.js").statusCode());
      assertEquals(401, get(server, MODELS).statusCode());
      assertEquals(
          200, get(server, MODELS, "Authorization", "Bearer " + token.secret()).statusCode());
    }
  }

  @Test
  void whileModelsAreLoadedThePageIsThereAndTheyAreNot() throws Exception {
    try (InferenceServer server = PageServer.start(PageServer.config(Access.OPEN))) {
      assertEquals(200, get(server, "/").statusCode());
      assertEquals(503, get(server, MODELS).statusCode());
    }
  }
}
