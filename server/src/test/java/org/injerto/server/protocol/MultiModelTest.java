package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.injerto.server.model.ModelRegistry;
import org.injerto.server.model.Selector;
import org.injerto.server.protocol.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultiModelTest {
  private static final String JSON = "application/json";

  @TempDir private Path folder;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Path models = Files.createDirectories(folder.resolve("models"));
    Files.createDirectories(models.resolve("a1b2/classify"));
    Files.createDirectories(models.resolve("e5f6/fill"));
    Files.createDirectories(models.resolve("embed"));
    Files.createDirectories(folder.resolve("elsewhere/classify"));
    Files.createSymbolicLink(models.resolve("link"), folder.resolve("elsewhere/classify"));
    server = new TestServer(settings(models));
  }

  private static SageMakerSettings settings(Path models) {
    SageMakerSettings usual = SageMakerSettings.of(Map.of());
    return new SageMakerSettings(usual.usualType(), usual.batch(), Optional.of(models));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply load(String name, String url) {
    return server.post(
        "/models", JSON, "{\"model_name\":\"" + name + "\",\"url\":\"" + url + "\"}");
  }

  private String path(String inModels) {
    return folder.resolve("models").resolve(inModels).toString();
  }

  private static void assertError(int status, String type, Reply reply) {
    assertEquals(status, reply.status(), reply.body());
    assertEquals(status, Json.read(reply.body()).get("code").intValue());
    assertEquals(type, Json.read(reply.body()).get("type").asText());
  }

  @Test
  void aModelIsLoadedAskedDescribedAndUnloaded() {
    Reply loaded = load("a1b2", path("a1b2/classify"));

    assertEquals(200, loaded.status(), loaded.body());
    assertEquals("{\"status\":\"Model \\\"a1b2\\\" loaded\"}", loaded.body());
    assertEquals(
        "{\"modelName\":\"a1b2\",\"modelUrl\":\"" + path("a1b2/classify") + "\"}",
        server.get("/models/a1b2").body());
    Reply answer = server.post("/models/a1b2/invoke", JSON, "{\"inputs\":\"¡Qué horror!\"}");
    assertTrue(answer.body().startsWith("[{\"label\":\"positivo\",\"score\":0.52"), answer.body());
    assertEquals(
        "{\"status\":\"Model \\\"a1b2\\\" unregistered\"}",
        server.send("DELETE", "/models/a1b2", Map.of(), new byte[0]).body());
    assertError(404, "ModelNotFoundException", server.get("/models/a1b2"));
    assertError(
        404,
        "ModelNotFoundException",
        server.post("/models/a1b2/invoke", JSON, "{\"inputs\":\"a\"}"));
    assertError(
        404,
        "ModelNotFoundException",
        server.send("DELETE", "/models/a1b2", Map.of(), new byte[0]));
  }

  @Test
  void aModelIsNotLoadedTwice() {
    load("a1b2", path("a1b2/classify"));

    assertError(409, "ConflictStatusException", load("a1b2", path("a1b2/classify")));
  }

  @Test
  void modelsAreListedPageByPage() {
    load("e5f6", "e5f6/fill");
    load("a1b2", "a1b2/classify");

    String first = server.get("/models?limit=1").body();
    String token = Json.read(first).get("nextPageToken").asText();

    assertEquals("a1b2", Json.read(first).at("/models/0/modelName").asText());
    assertEquals(
        "{\"models\":[{\"modelName\":\"e5f6\",\"modelUrl\":\"e5f6/fill\"}]}",
        server.get("/models?limit=1&next_page_token=" + token).body());
    assertEquals(2, Json.read(server.get("/models").body()).get("models").size());
    assertError(400, "BadRequestException", server.get("/models?limit=0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../elsewhere/classify",
        "../nothing",
        "/nothing/at/all",
        "/",
        "/etc",
        "link",
        "a1b2/../../elsewhere/classify",
        "\\u0000"
      })
  void noModelOutsideTheFolderIsLoaded(String url) {
    assertError(400, "BadRequestException", load("a", url));
    assertEquals("{\"models\":[]}", server.get("/models").body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../a", "a/b", ".hidden", "%2e", "a b"})
  void aNameIsNoPath(String name) {
    assertError(400, "BadRequestException", load(name, path("a1b2/classify")));
  }

  @Test
  void aFolderThatIsNotThereIsNotFound() {
    assertError(404, "ModelNotFoundException", load("a", path("nothing")));
  }

  @Test
  void aModelIsNotLoadedIfThereIsNoMemoryForItUntilAnotherIsUnloaded() throws IOException {
    Path models = folder.resolve("models");
    for (String weights : new String[] {"a1b2/classify/weights", "e5f6/fill/weights"}) {
      Files.write(models.resolve(weights), new byte[100_000]);
    }
    ModelMemory little = new ModelMemory(150_000);
    try (TestServer small = new TestServer(new ModelProtocols("1", settings(models), little))) {
      String first = "{\"model_name\":\"a\",\"url\":\"a1b2/classify\"}";
      String second = "{\"model_name\":\"b\",\"url\":\"e5f6/fill\"}";

      assertEquals(200, small.post("/models", JSON, first).status());
      assertError(507, "WorkerInitializationException", small.post("/models", JSON, second));
      assertEquals(200, small.send("DELETE", "/models/a", Map.of(), new byte[0]).status());
      assertEquals(200, small.post("/models", JSON, second).status());
    }
  }

  @Test
  void aModelThatIsLoadedAgainWhileTheOldOneStillAnswersIsAnotherOne() throws Exception {
    Path models = folder.resolve("models");
    for (String weights : new String[] {"a1b2/classify/weights", "e5f6/fill/weights"}) {
      Files.write(models.resolve(weights), new byte[100_000]);
    }
    ModelMemory forTwo = new ModelMemory(250_000);
    try (TestServer small = new TestServer(new ModelProtocols("1", settings(models), forTwo))) {
      String first = "{\"model_name\":\"a\",\"url\":\"a1b2/classify\"}";
      String second = "{\"model_name\":\"b\",\"url\":\"e5f6/fill\"}";
      ModelRegistry served = small.server().models();
      small.post("/models", JSON, first);
      CompletableFuture<Void> request = new CompletableFuture<>();
      served.use("a", new Selector(Optional.empty(), ""), model -> request);
      CompletableFuture<Reply> unloaded =
          CompletableFuture.supplyAsync(
              () -> small.send("DELETE", "/models/a", Map.of(), new byte[0]));
      while (!served.names().isEmpty()) {
        Thread.onSpinWait();
      }

      assertEquals(200, small.post("/models", JSON, first).status());
      assertError(507, "WorkerInitializationException", small.post("/models", JSON, second));
      assertFalse(unloaded.isDone());
      request.complete(null);
      assertEquals(200, unloaded.get().status());
      assertEquals(
          "{\"modelName\":\"a\",\"modelUrl\":\"a1b2/classify\"}", small.get("/models/a").body());
      assertEquals(200, small.post("/models", JSON, second).status());
      assertError(
          507,
          "WorkerInitializationException",
          small.post("/models", JSON, second.replace("\"b\"", "\"c\"")));
    }
  }

  @Test
  void aModelThatCannotBeLoadedTakesNoMemory() throws IOException {
    Path models = folder.resolve("models");
    Files.createDirectories(models.resolve("odd/generate"));
    Files.write(models.resolve("odd/generate/weights"), new byte[100_000]);
    Files.write(models.resolve("a1b2/classify/weights"), new byte[100_000]);
    ModelMemory forOne = new ModelMemory(150_000);
    try (TestServer small = new TestServer(new ModelProtocols("1", settings(models), forOne))) {
      String odd = "{\"model_name\":\"odd\",\"url\":\"odd/generate\"}";
      String first = "{\"model_name\":\"a\",\"url\":\"a1b2/classify\"}";

      assertEquals(400, small.post("/models", JSON, odd.replace("odd\",", "..\",")).status());
      assertEquals(500, small.post("/models", JSON, odd).status());
      assertEquals(200, small.post("/models", JSON, first).status());
    }
  }

  @Test
  void bothFieldsAreNeeded() {
    Reply reply = server.post("/models", JSON, "{\"url\":5}");

    assertError(400, "BadRequestException", reply);
    assertEquals(
        "the model cannot be loaded: model_name: it is missing; expected \"…\"; url: expected"
            + " \"…\"; found 5",
        Json.read(reply.body()).get("message").asText());
  }

  @Test
  void modelsAreLoadedAndExchangedByTheOpenInferenceProtocol() {
    assertEquals(200, server.post("/v2/repository/models/embed/load", JSON, "").status());
    assertEquals(200, server.post("/v2/repository/models/embed/load", JSON, "").status());
    assertEquals(
        "[{\"name\":\"embed\",\"version\":\"3\",\"state\":\"READY\",\"reason\":\"\"}]",
        server.post("/v2/repository/index", JSON, "{\"ready\":true}").body());
    assertEquals(200, server.post("/v2/repository/models/embed/unload", JSON, "").status());
    assertEquals(404, server.post("/v2/repository/models/embed/unload", JSON, "").status());
    assertEquals("[]", server.post("/v2/repository/index", JSON, "").body());
  }

  @Test
  void withoutPermissionNoModelIsLoadedOrUnloaded() {
    try (TestServer fixed = new TestServer("classify")) {
      assertEquals(404, fixed.post("/models", JSON, "{}").status());
      assertEquals(405, fixed.send("DELETE", "/models/classify", Map.of(), new byte[0]).status());
      assertEquals(404, fixed.post("/v2/repository/models/classify/unload", JSON, "").status());
    }
  }
}
