package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int STEPS = 12;

  @TempDir private Path folder;
  private SmallSets sets = new SmallSets(Path.of(""));

  @BeforeEach
  void writeSets() throws IOException {
    sets = SmallSets.in(folder);
  }

  @Test
  void whatWasTrainedIsMeasuredTheSameWhenItIsOpenedAgain() throws Exception {
    Run trained = train("mine", "--json");
    assertEquals(ExitCode.DONE, trained.code(), trained.err());
    JsonNode result = JSON.readTree(trained.out());
    assertEquals(STEPS, result.path("steps").asInt());
    assertTrue(result.path("tokens_per_second").asDouble() > 0);
    assertEquals(folder.resolve("mine").toString(), result.path("bundle").asText());

    Run evaluated =
        Run.of("evaluate", path("mine"), "--data", sets.file("test.tsv").toString(), "--json");

    assertEquals(result.path("test"), JSON.readTree(evaluated.out()));
    assertTrue(result.path("test").path("macro_f1").isNumber());
  }

  @Test
  void everyLineIsAnsweredInItsPlaceAndABadOneMakesTheExitCode2() throws Exception {
    train("mine");

    Run predicted =
        Run.reading(
            "Me encantó\n\n{\"text\":\"Un horror\"}\n{\"x\":1}\n",
            "predict",
            path("mine"),
            "--language",
            "en");

    List<String> lines = predicted.out().lines().toList();
    assertEquals(ExitCode.WRONG_INPUT, predicted.code());
    assertEquals(4, lines.size(), predicted.out());
    assertEquals(2, JSON.readTree(lines.get(0)).path("scores").size());
    assertTrue(JSON.readTree(lines.get(2)).path("score").asDouble() >= 0.5);
    assertTrue(lines.get(1).contains("the line is empty"), lines.get(1));
    assertTrue(lines.get(3).contains("no field text"), lines.get(3));
    assertTrue(predicted.err().contains("2 of 4 lines could not be used"), predicted.err());
  }

  @Test
  void theSameSeedGivesTheSameWeights() throws Exception {
    train("first", "--seed", "5");
    train("second", "--seed", "5");
    train("third", "--seed", "6");

    assertEquals(-1, Files.mismatch(weights("first"), weights("second")));
    assertFalse(Files.mismatch(weights("first"), weights("third")) == -1);
  }

  @Test
  void aLossThatIsNoNumberStopsTheRunAndNamesTheStep() throws Exception {
    Run run = train("mine", "--learning-rate", "1e30", "--save-every", "1");

    assertEquals(ExitCode.FAILED, run.code());
    assertTrue(run.err().contains("Training broke off at step "), run.err());
    assertTrue(Files.exists(folder.resolve(".mine.part/training-state.safetensors")));
    assertFalse(Files.exists(folder.resolve("mine")));
  }

  @Test
  void longTextsAreReadInWindowsIfAskedForAndElseItIsSaid() throws Exception {
    Files.writeString(
        sets.file("test.tsv"), "positivo\t" + "muy bueno y bonito ".repeat(1250) + "\n");

    Run cut = train("cut");
    Run whole = train("whole", "--long-text", "windows");

    assertTrue(cut.err().contains(" texts are longer than 32 pieces; only their beginning"));
    assertFalse(whole.err().contains("only their beginning"), whole.err());
  }

  @Test
  void aBundleThatReadsMoreThanItsModelHasPositionsForIsRefused() throws Exception {
    train("mine");
    Path manifest = folder.resolve("mine/injerto.json");
    String written = Files.readString(manifest);
    assertTrue(written.contains("\"max_length\" : 32"), written);
    Files.writeString(manifest, written.replace("\"max_length\" : 32", "\"max_length\" : 300"));
    Run opened = Run.reading("Me encantó\n", "predict", path("mine"), "--language", "en");

    assertEquals(ExitCode.WRONG_INPUT, opened.code());
    assertTrue(opened.err().contains("max-length 300 is too long"), opened.err());
  }

  @Test
  void severalLabelsOrANumberAreLearnedIfTheDataHaveThem() throws Exception {
    Path several = folder.resolve("several.jsonl");
    Files.writeString(
        several,
        """
        {"text":"lento y caro","labels":["lento","caro"]}
        {"text":"caro","labels":["caro"]}
        {"text":"muy lento","labels":["lento"]}
        {"text":"perfecto","labels":[]}
        """);
    Path numbers = folder.resolve("numbers.jsonl");
    Files.writeString(
        numbers,
        """
        {"text":"horrible","score":1}
        {"text":"regular","score":2.5}
        {"text":"estupendo","score":5}
        """);

    assertTrue(trainedOn(several).path("dev").path("micro_f1").isNumber());
    assertTrue(trainedOn(numbers).path("dev").path("mean_absolute_error").isNumber());
    Run answer = Run.reading("perfecto\n", "predict", path("numbers.jsonl-bundle"));
    assertTrue(JSON.readTree(answer.out()).path("score").isNumber(), answer.out());
  }

  private JsonNode trainedOn(Path file) throws IOException {
    Run run =
        Run.of(
            "train",
            "--task",
            "text-classification",
            "--model",
            "es-mini",
            "--train",
            file.toString(),
            "--dev",
            file.toString(),
            "--output",
            file + "-bundle",
            "--precision",
            "float32",
            "--steps",
            "4",
            "--json");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return JSON.readTree(run.out());
  }

  private Run train(String output, String... more) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(sets.options(folder.resolve(output), STEPS));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private Path weights(String bundle) {
    return folder.resolve(bundle).resolve("model.safetensors");
  }
}
