package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags and values that cannot be, of the real commands. */
class BadUsageTest {
  @TempDir private Path folder;
  private SmallSets sets = new SmallSets(Path.of(""));

  @BeforeEach
  void writeSets() throws IOException {
    sets = SmallSets.in(folder);
  }

  @Test
  void everyWrongFlagOfOneCommandIsNamedAtOnceWithTheNearestName() {
    String text =
        Refusal.of(
            "train --modle x --task text-clasification --model es-mimi --strategy finetun --threads 0 --steps -1"
                .split(" "));

    assertEquals(
        """
        injerto train cannot do this (see injerto train --help):
          --task: must be one of text-classification; found text-clasification, did you mean text-classification?
          --model: es-mimi is neither a folder nor an embedded model; did you mean es-mini?
          --strategy: must be one of finetune, frozen, scratch; found finetun, did you mean finetune?
          --threads: must be a whole number from 1 to 1024; found 0
          --steps: must be a whole number from 1; found -1
          --train is missing
          --output is missing
          --modle is not an option of this command; did you mean --model?""",
        text);
  }

  @Test
  void anUnknownCommandGetsTheNearest() {
    assertTrue(Refusal.of("tarin").contains("tarin is not a command; did you mean train?"));
  }

  @Test
  void aPathIsNoNameOfAHub() {
    assertTrue(Refusal.of("train", "--model", "./nope").contains("./nope is neither a folder nor"));
    assertTrue(Refusal.of("train", "--model", "").contains("--model: is empty"));
  }

  @Test
  void strategiesSizesAndSeedsThatCannotBeAreRefused() {
    String text = Refusal.of("compare", "--strategies", "frozn", "--seeds", "1,x", "--sizes", "0");

    assertTrue(text.contains("found frozn, did you mean frozen?"), text);
    assertTrue(text.contains("--seeds: must be a whole number; found x"), text);
    assertTrue(text.contains("--sizes: must be a whole number from 1, or all; found 0"), text);
  }

  @Test
  void whatDoesNotFitTheTextsIsSaidBeforeAnythingIsComputed() {
    assertTrue(
        compared("--sizes", "1,5000,all", "--seeds", "1,2,1", "--strategies", "frozen,frozen")
            .endsWith(
                """
                The sizes (option --sizes) do not fit the texts:
                  1 examples are fewer than the 2 labels; each label needs one
                  5000 examples are asked for, and there are 40
                --seeds: 1 is given twice, and would count twice
                --strategies: frozen is given twice, and would count twice"""));
    assertFalse(Files.exists(folder.resolve(".report.part")));
  }

  @Test
  void aComparisonNeedsDevAndTest() {
    assertTrue(
        Refusal.of(
                "compare",
                "--task",
                "text-classification",
                "--model",
                "es-mini",
                "--train",
                sets.file("train.tsv").toString(),
                "--output",
                folder.resolve("report").toString())
            .contains("needs --dev"));
  }

  @Test
  void wrongKeysOfARunFileAreNamedWithTheirLines() throws IOException {
    Path file = Files.writeString(folder.resolve("run.yaml"), "modle: es-mini\nsteps: many\n");

    String text = Refusal.of("train", "--config", file.toString());

    assertTrue(
        text.contains("line 1, modle: this command has no such option; did you mean model?"));
    assertTrue(text.contains("line 2, steps: must be a whole number from 1; found many"), text);
  }

  @Test
  void aModelThatIsNoneIsOneProblemAndNotThree() {
    assertEquals(
        """
        injerto doctor cannot do this (see injerto doctor --help):
          MODEL: es-mni is neither a folder nor an embedded model; did you mean es-mini?""",
        Refusal.of("doctor", "es-mni"));
    assertTrue(Refusal.of("doctor", "es-mini", "more").contains("more is one word too many"));
  }

  private String compared(String... more) {
    List<String> arguments = new ArrayList<>(List.of("compare"));
    List<String> options = sets.options(folder.resolve("report"), 1);
    int language = options.indexOf("--language");
    arguments.addAll(options.subList(0, language));
    arguments.addAll(options.subList(language + 2, options.size()));
    arguments.addAll(List.of(more));
    return Refusal.of(arguments.toArray(String[]::new));
  }
}
