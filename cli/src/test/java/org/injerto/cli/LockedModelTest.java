package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.injerto.embedded.EmbeddedFolders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that must learn from the very bytes that an earlier one has learned from. */
class LockedModelTest {
  @TempDir private Path folder;
  private SmallSets sets = new SmallSets(Path.of(""));
  private Path model = Path.of("");
  private Path lock = Path.of("");

  @BeforeEach
  void trainOnce() throws IOException {
    sets = SmallSets.in(folder);
    model = Files.createDirectory(folder.resolve("model"));
    Path embedded = EmbeddedFolders.MODELS.extract("es-mini");
    for (String name : List.of("config.json", "model.safetensors", "tokenizer.json", "vocab.txt")) {
      Files.copy(embedded.resolve(name), model.resolve(name));
    }
    lock = folder.resolve("mine");
    assertDone(Run.of(arguments("train", model.toString(), lock)));
  }

  @Test
  void aTrainingOnAnotherModelIsRefusedFileByFile() throws IOException {
    String[] locked = arguments("train", model.toString(), folder.resolve("other"), locked());
    assertDone(Run.of(locked));

    assertRefusedFileByFile("train");
  }

  @Test
  void aComparisonOnAnotherModelIsRefusedFileByFile() throws IOException {
    String[] quick = {"--seeds", "1", "--strategies", "frozen", "--no-baseline"};
    List<String> locked =
        new ArrayList<>(
            List.of(arguments("compare", model.toString(), folder.resolve("report"), locked())));
    locked.addAll(List.of(quick));
    assertDone(Run.of(locked.toArray(String[]::new)));

    assertRefusedFileByFile("compare");
  }

  private void assertRefusedFileByFile(String command) throws IOException {
    String vocabulary = LocalHub.sha256(Files.readAllBytes(model.resolve("vocab.txt")));
    Files.writeString(model.resolve("vocab.txt"), "[PAD]\n");
    Files.writeString(model.resolve("merges.txt"), "");

    Run refused = Run.of(arguments(command, model.toString(), folder.resolve("refused"), locked()));

    assertEquals(ExitCode.WRONG_INPUT, refused.code());
    String found = LocalHub.sha256("[PAD]\n".getBytes(StandardCharsets.UTF_8));
    String expected = "vocab.txt: expected SHA-256 " + vocabulary + ", found " + found;
    assertTrue(refused.err().contains(expected), refused.err());
    assertTrue(refused.err().contains("merges.txt: is not in the lock"), refused.err());
    assertFalse(Files.exists(folder.resolve("refused")));
  }

  @Test
  void aModelOfAPlainServerIsFoundAgainWhereItsCommitIsNotKnown() throws IOException {
    try (LocalHub server = LocalHub.with(EmbeddedFolders.MODELS.extract("es-mini"))) {
      server.plain = true;
      Path first = folder.resolve("first");
      assertDone(
          Run.in(server.environment(folder.resolve("hub")), arguments("train", "org/mini", first)));
      Map<String, String> elsewhere = server.environment(folder.resolve("elsewhere"));
      String[] again =
          arguments("train", "org/mini", folder.resolve("again"), "--locked", first.toString());
      assertDone(Run.in(elsewhere, again));
      assertEquals(
          Files.readString(first.resolve("injerto.lock")),
          Files.readString(folder.resolve("again/injerto.lock")));

      server.put("vocab.txt", "[PAD]\n".getBytes(StandardCharsets.UTF_8));
      Map<String, String> late = server.environment(folder.resolve("late"));
      Run refused =
          Run.in(
              late,
              arguments("train", "org/mini", folder.resolve("no"), "--locked", first.toString()));
      assertEquals(ExitCode.WRONG_INPUT, refused.code());
      assertTrue(refused.err().contains("vocab.txt: expected SHA-256"), refused.err());
    }
  }

  private String[] locked() {
    return new String[] {"--locked", lock.toString()};
  }

  private String[] arguments(String command, String name, Path output, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(sets.options(output, 1));
    arguments.set(arguments.indexOf("es-mini"), name);
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static void assertDone(Run run) {
    assertEquals(ExitCode.DONE, run.code(), run.err());
  }
}
