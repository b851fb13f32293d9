package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a server: a real process, a real client, real signals. */
class ServeCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = "Abrió la [MASK] y entró en la casa.";

  @TempDir private static Path folder;
  private static Path model;

  @BeforeAll
  static void export() {
    model = folder.resolve("mini");
    Run run = Run.of("export", "es-mini", "--output=" + model, "--int8");
    assertEquals(ExitCode.DONE, run.code(), run.err());
  }

  @Test
  void aModelAnswersAsPredictDoes() throws Exception {
    Serving serving = Serving.start(model.toString());
    HttpResponse<String> answer = serving.post("/invocations", "{\"inputs\":\"" + TEXT + "\"}");

    Run run = Run.reading(TEXT + "\n", "predict", model.toString(), "--task=fill-mask");
    JsonNode expected = JSON.readTree(run.out()).path("masks").path(0);
    JsonNode found = JSON.readTree(answer.body());
    assertEquals(200, answer.statusCode(), answer.body());
    for (int i = 0; i < 5; i++) {
      assertEquals(expected.get(i).path("token"), found.get(i).path("token_str"));
      assertEquals(
          expected.get(i).path("score").asDouble(), found.get(i).path("score").asDouble(), 1e-6);
    }
    assertEquals("int8", serving.said().path("models").path(0).path("precision").asText());
    assertEquals("mini", serving.said().path("models").path(0).path("name").asText());
    serving.stop();
  }

  @Test
  void whatHasBegunIsAnsweredAfterSigterm() throws Exception {
    Serving serving = Serving.start(model.toString());
    String texts = ("\"" + TEXT + "\",").repeat(300);
    String body = "{\"inputs\":[" + texts + "\"" + TEXT + "\"]}";
    CompletableFuture<HttpResponse<String>> asked =
        HttpClient.newHttpClient()
            .sendAsync(serving.request("/invocations", body), BodyHandlers.ofString());
    serving.post("/invocations", "{\"inputs\":\"" + TEXT + "\"}"); // the first one has begun
    serving.stop();
    assertEquals(200, asked.get().statusCode());
    assertEquals(301, JSON.readTree(asked.get().body()).size());
  }

  @Test
  void severalModelsAndVersionsAreServedByName() throws Exception {
    Path other = folder.resolve("other");
    Run.of("export", "es-mini", "--output=" + other, "--portable");
    Serving serving = Serving.start("a@0.5=" + model, "a@0.5=" + other, "b=" + model);
    List<String> names = serving.said().path("models").findValuesAsText("name");
    assertEquals(List.of("a", "a", "b"), names);
    HttpResponse<String> answer =
        serving.post(
            "/v2/models/b/infer",
            "{\"inputs\":[{\"name\":\"text\",\"shape\":[1],"
                + "\"datatype\":\"BYTES\",\"data\":[\""
                + TEXT
                + "\"]}]}");
    assertEquals(200, answer.statusCode(), answer.body());
    serving.stop();
  }

  @Test
  void anAccessLogGrowsByALineForEachRequest() throws Exception {
    Path log = folder.resolve("access.jsonl");
    for (int run = 1; run <= 2; run++) {
      Serving serving = Serving.start(model.toString(), "--access-log=" + log);
      serving.post("/invocations", "{\"inputs\":\"" + TEXT + "\"}");
      serving.stop();

      List<String> lines = Files.readAllLines(log);
      assertEquals(run, lines.size());
      assertEquals(200, JSON.readTree(lines.get(run - 1)).path("status").asInt());
    }
    assertEquals(
        folder + " (option --access-log) is a folder; expected a file",
        Refusal.of("serve", model.toString(), "--access-log=" + folder));
  }

  @Test
  void aDiskThatIsFullForTheAccessLogIsSaidOnceAndHarmsNoAnswer() throws Exception {
    Path log = Files.createSymbolicLink(folder.resolve("full.jsonl"), Path.of("/dev/full"));
    Serving serving = Serving.start(model.toString(), "--access-log=" + log);
    for (int i = 0; i < 5; i++) {
      assertEquals(200, serving.post("/invocations", "{\"inputs\":\"" + TEXT + "\"}").statusCode());
    }
    while (serving.linesLost() < 5) {
      Thread.onSpinWait(); // a thread of its own writes them, or does not
    }
    String said = serving.process().nextLine();

    assertTrue(said.contains("the access log cannot be written"), said);
    assertTrue(said.contains("No space left on device"), said);
    serving.process().terminate();
    ProgramProcess.Ended ended = serving.process().end();
    assertEquals(0, ended.code());
    assertFalse(ended.err().contains("access log"), ended.err());
  }

  @Test
  void everythingThatIsWrittenWrongIsSaidAtOnce() {
    String text = Refusal.of("serve", "ñ=" + model, "b@x=" + model);
    assertTrue(text.contains("ñ"), text);
    assertTrue(text.contains("a share is a number above 0; found x"), text);
    assertTrue(Refusal.of("serve", model.toString(), "--port=70000").contains("70000"));
  }

  @Test
  void aModelThatWasNotExportedIsNotServed() throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare"));
    for (String name : List.of("config.json", "tokenizer.json")) {
      Files.copy(model.resolve(name), bare.resolve(name));
    }
    assertTrue(Refusal.of("serve", bare.toString(), "--port=0").contains("injerto export"));
  }
}
