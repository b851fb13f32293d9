package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places that results cannot go to, and work that another run has begun. */
class BadOutputTest {
  private static final String FULL = "/dev/full";

  @TempDir private static Path folder;
  private static SmallSets sets = new SmallSets(Path.of(""));

  @BeforeAll
  static void trainOnce() throws IOException {
    sets = SmallSets.in(folder);
    Run run = train(folder.resolve("mine"), 2);
    assertEquals(ExitCode.DONE, run.code(), run.err());
  }

  @Test
  void anOutputThatCannotBeAFolderIsRefused() {
    Path file = sets.file("train.tsv");

    assertTrue(refused(file).contains(file + " is a file; expected a folder"));
    assertTrue(
        refused(file.resolve("deep/er"))
            .contains(file.resolve("deep/er") + " cannot be a folder: " + file + " is a file"));
    assertTrue(refused(Path.of("/proc/x")).contains("/proc/x cannot be written: access is denied"));
    assertTrue(refused(folder.resolve("a".repeat(300))).contains("cannot be written there: File"));
    assertTrue(refused(folder.resolve("mine")).contains("exists and is not empty; --overwrite"));
  }

  @Test
  void predictionsGoToAFileOfAFolderThatIsThere() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path file = sets.file("train.tsv");

    assertEquals(
        empty + " (option --predictions) is a folder; expected a file",
        Refusal.of(evaluation("--predictions", empty.toString())));
    for (Path nowhere : List.of(folder.resolve("none/said.jsonl"), file.resolve("said.jsonl"))) {
      assertTrue(
          Refusal.of(evaluation("--predictions", nowhere.toString()))
              .contains("cannot be written: there is no folder " + nowhere.getParent()));
    }
    assertTrue(Files.isDirectory(empty));
  }

  @Test
  void aDeviceIsWrittenToAndNotReplaced() {
    Run run = Run.of(evaluation("--predictions", FULL, "--language", "en"));

    assertEquals(ExitCode.FAILED, run.code(), run.err());
    assertTrue(run.err().contains("The disk is full"), run.err());
    assertEquals("", run.out());
    assertFalse(Files.isRegularFile(Path.of(FULL)));
  }

  @Test
  void aFileOfPredictionsThatIsALinkStaysOne() throws IOException {
    Path real = folder.resolve("real.jsonl");
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), Files.createFile(real));

    assertEquals(ExitCode.DONE, Run.of(evaluation("--predictions", link.toString())).code());

    assertTrue(Files.isSymbolicLink(link));
    assertEquals(18, Files.readAllLines(real).size());
  }

  @Test
  void aFullStandardOutputIsAFailureInWords() throws Exception {
    for (String[] arguments :
        List.of(
            evaluation("--language", "en"),
            new String[] {
              "predict",
              folder.resolve("mine").toString(),
              "--language",
              "en",
              "--input",
              Files.writeString(folder.resolve("texts.txt"), "Muy bueno\n").toString()
            })) {
      ProgramProcess.Ended ended =
          ProgramProcess.startInto(Path.of(FULL), Injerto.class, Map.of(), arguments).end();
      assertEquals(1, ended.code(), ended.err());
      assertTrue(ended.err().contains("The disk is full (No space left on device)"), ended.err());
    }
  }

  @Test
  void aRunGoesOnOnlyAsWhatItBeganAs() throws Exception {
    Path output = folder.resolve("nan");
    Run diverged = train(output, 12, "--learning-rate", "1e30", "--save-every", "1");
    assertEquals(ExitCode.FAILED, diverged.code(), diverged.err());
    assertTrue(diverged.err().contains("Begin anew with a lower --learning-rate"), diverged.err());
    Path state = folder.resolve(".nan.part/training-state.safetensors");
    byte[] before = Files.readAllBytes(state);

    Run compared =
        Run.of(
            Stream.concat(Stream.of("compare"), sets.options(output, 1).stream())
                .toArray(String[]::new));
    assertEquals(ExitCode.WRONG_INPUT, compared.code(), compared.err());
    assertTrue(compared.err().contains("was stopped: --resume goes on with it"), compared.err());
    Run again = train(output, 12, "--learning-rate", "1e30", "--save-every", "1", "--resume");
    Run other =
        train(output, 24, "--learning-rate", "1e-3", "--label-smoothing", "0.2", "--resume");
    Path train = sets.file("train.tsv");
    String texts = Files.readString(train);
    Files.writeString(train, texts.replaceFirst("\t", "\tAdemás, "));
    Run otherData = train(output, 12, "--learning-rate", "1e30", "--resume");
    Files.writeString(train, texts);

    assertEquals(ExitCode.FAILED, again.code(), again.err());
    assertEquals(ExitCode.WRONG_INPUT, other.code(), other.err());
    assertTrue(other.err().contains("--label-smoothing was 0.1 and is 0.2"), other.err());
    assertTrue(other.err().contains("--learning-rate was 1.0E30 and is 0.001"), other.err());
    assertTrue(other.err().contains("--steps was 12 and is 24"), other.err());
    assertEquals(ExitCode.WRONG_INPUT, otherData.code(), otherData.err());
    assertTrue(otherData.err().contains("--train was 40 × SHA-256 "), otherData.err());
    assertArrayEquals(before, Files.readAllBytes(state));
  }

  @Test
  void resumeNeedsARunThatWasStopped() {
    Run run = train(folder.resolve("fresh"), 2, "--resume");

    assertEquals(ExitCode.WRONG_INPUT, run.code());
    assertTrue(run.err().contains("has no run that could be gone on with"), run.err());
    assertFalse(Files.exists(folder.resolve(".fresh.part")));
  }

  private static Run train(Path output, int steps, String... more) {
    Stream<String> arguments =
        Stream.concat(Stream.of("train"), sets.options(output, steps).stream());
    return Run.of(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
  }

  private static String refused(Path output) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    List<String> options = sets.options(output, 1);
    int language = options.indexOf("--language");
    arguments.addAll(options.subList(0, language));
    arguments.addAll(options.subList(language + 2, options.size()));
    return Refusal.of(arguments.toArray(String[]::new));
  }

  private static String[] evaluation(String... more) {
    Stream<String> arguments =
        Stream.of(
            "evaluate",
            folder.resolve("mine").toString(),
            "--data",
            sets.file("test.tsv").toString());
    return Stream.concat(arguments, Stream.of(more)).toArray(String[]::new);
  }
}
