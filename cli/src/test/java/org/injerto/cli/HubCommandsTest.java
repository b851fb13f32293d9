package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.injerto.embedded.EmbeddedFolders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with models of a hub, on a real server. */
class HubCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private LocalHub hub;
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void startAHub() throws IOException {
    hub = LocalHub.with(EmbeddedFolders.MODELS.extract("es-mini"));
    environment = hub.environment(folder.resolve("hub"));
  }

  @AfterEach
  void stopIt() {
    hub.close();
  }

  @Test
  void aModelIsFetchedOnceAndOnlyItsOwnFiles() throws IOException {
    JsonNode pulled = json(run("pull", "org/mini", "--json"));

    assertEquals("org/mini", pulled.path("repository").asText());
    assertEquals("main", pulled.path("revision").asText());
    assertEquals(LocalHub.COMMIT, pulled.path("commit").asText());
    long bytes = 0;
    for (JsonNode file : pulled.path("files")) {
      byte[] expected = hub.file(file.path("name").asText());
      assertEquals(LocalHub.sha256(expected), file.path("sha256").asText());
      Path there = Path.of(pulled.path("folder").asText(), file.path("name").asText());
      assertTrue(Arrays.equals(expected, Files.readAllBytes(there)));
      bytes += file.path("size").asLong();
    }
    assertEquals(bytes, pulled.path("downloaded_bytes").asLong());
    assertFalse(hub.requests().toString().matches("(?s).*(onnx|tf_model|flax|\\.bin).*"));

    assertEquals(0, json(run("traer", "org/mini", "--json")).path("downloaded_bytes").asLong());
  }

  @Test
  void aModelNameWithASlashIsEnoughAndOnceThereNobodyIsAsked() throws IOException {
    SmallSets sets = SmallSets.in(folder);
    Run trained = run(trainedOn(sets, "org/mini", folder.resolve("mine")));
    assertEquals(ExitCode.DONE, trained.code(), trained.err());

    int before = hub.requests().size();
    assertTrue(before > 0);
    Run again = run(trainedOn(sets, "org/mini", folder.resolve("again")));
    assertEquals(ExitCode.DONE, again.code(), again.err());
    assertEquals(before, hub.requests().size());

    JsonNode lock = JSON.readTree(folder.resolve("mine/injerto.lock").toFile());
    assertEquals("org/mini", lock.path("repository").asText());
    assertEquals(LocalHub.COMMIT, lock.path("commit").asText());
    assertEquals(
        LocalHub.sha256(hub.file("config.json")),
        lock.path("files").get(0).path("sha256").asText());
  }

  @Test
  void whatIsInTheCacheIsListedAndRemoved() throws IOException {
    json(run("pull", "org/mini", "--json"));
    JsonNode cached = json(run("models", "--json")).path("cached").get(0);
    assertEquals("org/mini", cached.path("repository").asText());
    assertEquals("[\"main\"]", cached.path("revisions").toString());
    assertTrue(cached.path("whole").asBoolean());
    assertTrue(run("models", "--language", "en").out().contains("org/mini"));

    JsonNode would = json(run("models", "remove", "org/mini", "--dry-run", "--json"));
    assertEquals(cached.path("bytes").asLong(), would.path("freed_bytes").asLong() - trees());
    assertEquals(1, json(run("models", "--json")).path("cached").size());
    json(run("modelos", "quitar", "org/mini@main", "--json"));
    assertEquals(0, json(run("models", "--json")).path("cached").size());
    Run gone = run("models", "remove", "org/mini", "--language", "en");
    assertEquals(ExitCode.WRONG_INPUT, gone.code());
    assertTrue(gone.err().startsWith("org/mini is not in the cache"), gone.err());
  }

  /** The list of files and the ref are freed too. */
  private long trees() throws IOException {
    Path repository = folder.resolve("hub/models--org--mini");
    return Files.size(repository.resolve("trees").resolve(LocalHub.COMMIT + ".json")) + 40;
  }

  @Test
  void offlineSaysWhatIsMissingAndHowToFetchIt() throws IOException {
    Run nothing = run("pull", "org/mini", "--offline", "--language", "en");
    assertEquals(ExitCode.FAILED, nothing.code());
    assertTrue(nothing.err().contains("org/mini is not in the cache"), nothing.err());
    assertTrue(nothing.err().contains("injerto pull org/mini"), nothing.err());
    assertEquals(List.of(), hub.requests());

    JsonNode pulled = json(run("pull", "org/mini", "--json"));
    Files.delete(Path.of(pulled.path("folder").asText(), "vocab.txt"));
    int before = hub.requests().size();
    Run part = run("pull", "org/mini", "--offline", "--language", "en");
    assertTrue(part.err().contains("Missing: vocab.txt"), part.err());
    assertEquals(before, hub.requests().size());
    assertFalse(json(run("models", "--json")).path("cached").get(0).path("whole").asBoolean());
  }

  @Test
  void aWrongNameIsWrongInputAndGetsTheNearest() throws IOException {
    json(run("pull", "org/mini", "--json"));

    Run refused = run("pull", "org/mimi", "--language", "en");
    assertEquals(ExitCode.WRONG_INPUT, refused.code());
    assertTrue(refused.err().startsWith("There is no model org/mimi"), refused.err());
    assertTrue(refused.err().contains("did you mean org/mini, which is here?"), refused.err());
    assertEquals(ExitCode.WRONG_INPUT, run("pull", "org/mini@nada").code());
    Run invalid = run("pull", "org/--mini", "--language", "en");
    assertEquals(ExitCode.WRONG_INPUT, invalid.code());
    assertTrue(invalid.err().contains("a part has letters"), invalid.err());
  }

  @Test
  void anEndpointThatIsNoAddressIsWrongInput() {
    Map<String, String> nowhere = new HashMap<>(environment);
    nowhere.put("HF_ENDPOINT", "ftp://example");
    Run wrong = Run.in(nowhere, "pull", "org/mini", "--language", "en");
    assertEquals(ExitCode.WRONG_INPUT, wrong.code());
    assertTrue(wrong.err().contains("HF_ENDPOINT must be an address"), wrong.err());
  }

  @Test
  void aBundleMayBeAModelOfTheHub() throws IOException {
    SmallSets sets = SmallSets.in(folder);
    Path mine = folder.resolve("mine");
    assertEquals(ExitCode.DONE, run(trainedOn(sets, "es-mini", mine)).code());
    for (String name :
        List.of("config.json", "model.safetensors", "tokenizer.json", "injerto.json")) {
      hub.put(name, Files.readAllBytes(mine.resolve(name)));
    }
    Path text = Files.writeString(folder.resolve("text.txt"), "Muy bueno\n");

    Run said = run("predict", "org/mini", "--input", text.toString());
    Run same = run("predict", mine.toString(), "--input", text.toString());

    assertEquals(ExitCode.DONE, said.code(), said.err());
    assertEquals(same.out(), said.out());
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamedWithItsVariable() throws IOException {
    Map<String, String> file = new HashMap<>(environment);
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    file.put("HF_HUB_CACHE", inTheWay.resolve("hub").toString());

    Run run = Run.in(file, "pull", "org/mini", "--language", "en");

    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains(inTheWay.resolve("hub") + " cannot be written"), run.err());
    assertTrue(run.err().contains("HF_HUB_CACHE"), run.err());
  }

  @Test
  void aDiskThatIsFullInTheMiddleIsSaidAndNothingOfTheFileIsLeft() throws IOException {
    Path blobs = Files.createDirectories(folder.resolve("hub/models--org--mini/blobs"));
    String weights = LocalHub.sha256(hub.file("model.safetensors"));
    Path part = blobs.resolve(weights + ".injerto.incomplete");
    Files.createSymbolicLink(part, Path.of("/dev/full"));

    Run full = run("pull", "org/mini", "--language", "en");

    assertEquals(ExitCode.FAILED, full.code(), full.err());
    assertTrue(full.err().contains("The disk is full"), full.err());
    assertFalse(Files.exists(part, LinkOption.NOFOLLOW_LINKS));
    assertFalse(Files.exists(blobs.resolve(weights)));
    assertTrue(Files.exists(Path.of("/dev/full")));
    assertEquals(ExitCode.DONE, run("pull", "org/mini").code());
  }

  private static String[] trainedOn(SmallSets sets, String model, Path output) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(sets.options(output, 1));
    arguments.set(arguments.indexOf("es-mini"), model);
    return arguments.toArray(String[]::new);
  }

  private Run run(String... arguments) {
    return Run.in(environment, arguments);
  }

  private static JsonNode json(Run run) throws IOException {
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return JSON.readTree(run.out());
  }
}
