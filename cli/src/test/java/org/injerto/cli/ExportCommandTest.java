package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code export} writes answers as the trained model does. */
class ExportCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String TEXTS =
      """
      No me arrepiento de haber pagado lo que pedían.
      Un desastre de principio a fin: ¡ni lo piensen!
      Sí
      🍷 El vino, estupendo; la ración, escasa para tres.
      """
          + "La sala estaba llena y el sonido era malo. ".repeat(40)
          + "\n";

  @TempDir private static Path folder;

  @BeforeAll
  static void train() throws IOException {
    Files.writeString(
        folder.resolve("one.tsv"), "bueno\tUna maravilla.\nmalo\tUn horror.\n".repeat(8));
    Files.writeString(
        folder.resolve("several.jsonl"),
        """
        {"text": "La comida, rica y el servicio, lento.", "labels": ["comida", "servicio"]}
        {"text": "Buen precio.", "labels": ["precio"]}
        """
            .repeat(8));
    Files.writeString(
        folder.resolve("number.jsonl"),
        """
        {"text": "Una maravilla.", "score": 4.5}
        {"text": "Un horror.", "score": 0.5}
        """
            .repeat(8));
    for (String name : List.of("one.tsv", "several.jsonl", "number.jsonl")) {
      train(name);
    }
  }

  private static void train(String name) {
    Run run =
        Run.of(
            "train",
            "--task=text-classification",
            "--model=es-mini",
            "--train=" + folder.resolve(name),
            "--output=" + bundle(name),
            "--max-length=64",
            "--steps=3",
            "--quiet");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    Run export = Run.of("export", bundle(name).toString(), "--language=en");
    assertEquals(ExitCode.DONE, export.code(), export.err());
  }

  private static Path bundle(String name) {
    return folder.resolve("bundle-" + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one.tsv", "several.jsonl", "number.jsonl"})
  void aClassifierAnswersAsItWasTrained(String name) throws IOException {
    for (String longText : List.of("first", "windows")) {
      List<String> options = List.of(bundle(name).toString(), "--long-text", longText);
      compare(predict("libtorch", options, TEXTS), predict("auto", options, TEXTS));
    }
  }

  @Test
  void scoresOnLabelledTextsAreTheSame() throws IOException {
    JsonNode trained = evaluate("libtorch");
    JsonNode exported = evaluate("onnxruntime");
    assertEquals(trained.get("confusion_matrix"), exported.get("confusion_matrix"));
    assertEquals(trained.get("loss").asDouble(), exported.get("loss").asDouble(), 1e-5);
  }

  private static JsonNode evaluate(String engine) throws IOException {
    Run run =
        Run.of(
            "evaluate",
            bundle("one.tsv").toString(),
            "--data=" + folder.resolve("one.tsv"),
            "--engine=" + engine,
            "--json");
    return JSON.readTree(run.out());
  }

  @Test
  void aPreTrainedModelFillsMasksAsBefore() throws IOException {
    Path exported = exported("fill-mask");
    String texts = "Abrió la [MASK] y entró en la casa.\nLa [MASK] de la [MASK].\nNinguna.\n";
    for (String more : List.of("--top=7", "--targets=puerta,mesa")) {
      compare(
          predict("auto", List.of("es-mini", "--task=fill-mask", more), texts),
          predict("onnxruntime", List.of(exported.toString(), "--task=fill-mask", more), texts));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "max", "first"})
  void aPreTrainedModelMakesTheSameVectors(String pooling) throws IOException {
    Path exported = exported("feature-extraction");
    List<String> options = List.of("--task=feature-extraction", "--pooling=" + pooling);
    compare(
        predict("auto", with("es-mini", options), TEXTS),
        predict("onnxruntime", with(exported.toString(), options), TEXTS));
  }

  private static Path exported(String task) {
    Path target = folder.resolve(task);
    if (!Files.exists(target)) {
      Run run = Run.of("export", "es-mini", "--task", task, "--output", target.toString());
      assertEquals(ExitCode.DONE, run.code(), run.err());
    }
    return target;
  }

  private static List<String> with(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  @Test
  void anExportIsDescribedForPrograms() throws IOException {
    Run run = Run.of("export", bundle("one.tsv").toString(), "--portable", "--json");
    JsonNode result = JSON.readTree(run.out());
    JsonNode graph = result.path("graphs").path(0);
    Path file = bundle("one.tsv").resolve("onnx").resolve("model.onnx");
    assertEquals("text-classification", result.path("task").asText());
    assertEquals("portable", result.path("flavour").asText());
    assertEquals(file.toString(), graph.path("file").asText());
    assertEquals(Files.size(file), graph.path("bytes").asLong());
    assertTrue(graph.path("largest_difference").asDouble() < 1e-4, run.out());
  }

  @Test
  void weightsInHalfPrecisionTakeHalfTheRoom() throws IOException {
    Path target = folder.resolve("half");
    Run run = Run.of("export", "es-mini", "--fp16", "--output=" + target, "--json");
    JsonNode graph = JSON.readTree(run.out()).path("graphs").path(0);
    assertTrue(graph.path("bytes").asLong() < 15_500_000, run.out());
    // es-mini was written in half precision, so nothing is lost
    assertTrue(graph.path("largest_difference").asDouble() < 1e-4, run.out());
  }

  @Test
  void aGraphInInt8IsSmallerAndSaysWhatItCosts() throws IOException {
    Run run = quantized("one.tsv", "--data=" + folder.resolve("one.tsv"), "--max-loss=100");
    JsonNode int8 = JSON.readTree(run.out()).path("int8");
    assertTrue(int8.path("size_ratio").asDouble() < 0.41, run.out());
    assertEquals(0, int8.path("kept_layers").size(), run.out());
    assertEquals(16, int8.path("fp32").path("examples").asInt(), run.out());
    assertEquals(1, int8.path("speed").path(0).path("threads").asInt(), run.out());
    double before = int8.path("fp32").path("macro_f1").asDouble();
    double after = int8.path("int8").path("macro_f1").asDouble();
    assertEquals(100 * (before - after), int8.path("loss").asDouble(), 1e-9);
    assertTrue(Files.size(target("one.tsv", "model.int8.onnx")) < 9_000_000, run.out());
  }

  private static Path target(String name, String file) {
    return folder.resolve("int8-" + name).resolve("onnx").resolve(file);
  }

  private static Run quantized(String name, String... more) {
    Stream<String> arguments =
        Stream.of(
            "export",
            bundle(name).toString(),
            "--output=" + folder.resolve("int8-" + name),
            "--overwrite",
            "--int8",
            "--json");
    Run run = Run.of(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return run;
  }

  @Test
  void aTextIsAnsweredInInt8WhoeverStandsBesideIt() throws IOException {
    quantized("several.jsonl");
    List<String> options = List.of(folder.resolve("int8-several.jsonl").toString());
    List<JsonNode> together = predict("auto", options, TEXTS);
    List<String> texts = TEXTS.lines().toList();
    for (int text = 0; text < texts.size(); text++) {
      List<JsonNode> alone = predict("auto", options, texts.get(text) + "\n");
      assertEquals(together.get(text), alone.get(0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"min-max", "percentile", "entropy"})
  void rangesOfActivationsCanBeCalibrated(String range) throws IOException {
    Path texts = folder.resolve("one.tsv");
    Run run = quantized("one.tsv", "--calibration=" + texts, "--range=" + range);
    String scheme = JSON.readTree(run.out()).path("int8").path("scheme").asText();
    assertTrue(scheme.contains("static"), scheme);
    List<JsonNode> int8 =
        predict("auto", List.of(folder.resolve("int8-one.tsv").toString()), TEXTS);
    List<JsonNode> fp32 = predict("auto", List.of(bundle("one.tsv").toString()), TEXTS);
    for (int text = 0; text < fp32.size(); text++) {
      double score = fp32.get(text).path("scores").path("bueno").asDouble();
      assertEquals(score, int8.get(text).path("scores").path("bueno").asDouble(), 0.1);
    }
  }

  @Test
  void optionsOfInt8NeedEachOther() {
    String text =
        Refusal.of("export", bundle("one.tsv").toString(), "--range=entropy", "--max-loss=0.5");
    assertTrue(text.contains("--max-loss needs --data"), text);
    assertTrue(text.contains("--range needs --calibration"), text);
    assertTrue(
        Refusal.of("export", bundle("one.tsv").toString(), "--int8", "--max-loss=x")
            .contains("from 0 to 100"));
  }

  @Test
  void nothingIsWrittenOfADamagedModel() throws IOException {
    Path damaged = Files.createDirectory(folder.resolve("damaged"));
    for (String name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
      Files.copy(bundle("one.tsv").resolve(name), damaged.resolve(name));
    }
    byte[] weights = Files.readAllBytes(damaged.resolve("model.safetensors"));
    Files.write(
        damaged.resolve("model.safetensors"),
        java.util.Arrays.copyOf(weights, weights.length - 1000));

    Refusal.of("export", damaged.toString());

    try (Stream<Path> left = Files.list(damaged)) {
      assertEquals(3, left.count());
    }
  }

  @Test
  void aModelThatIsKeptInACacheNeedsAFolder() {
    assertTrue(Refusal.of("export", "es-mini").contains("--output"), "what to do");
  }

  @Test
  void whatWasNotExportedIsNamed() throws IOException {
    String int8 = Refusal.of("predict", bundle("several.jsonl").toString(), "--precision=int8");
    assertTrue(int8.contains("model.int8.onnx"), int8);
    String other =
        Refusal.of(
            "predict",
            bundle("several.jsonl").toString(),
            "--engine=onnxruntime",
            "--task=feature-extraction");
    assertTrue(other.contains("was exported for text-classification"), other);
    String both =
        Refusal.of(
            "predict", bundle("one.tsv").toString(), "--engine=libtorch", "--precision=fp32");
    assertTrue(both.contains("--engine libtorch does not run"), both);
  }

  @Test
  void theTrainedModelAnswersForATaskThatNothingWasExportedFor() throws IOException {
    List<String> options = List.of(bundle("one.tsv").toString(), "--task=feature-extraction");
    compare(predict("libtorch", options, TEXTS), predict("auto", options, TEXTS));
  }

  private static List<JsonNode> predict(String engine, List<String> options, String texts)
      throws IOException {
    String[] arguments =
        Stream.of(List.of("predict"), options, List.of("--engine", engine, "--language", "en"))
            .flatMap(List::stream)
            .toArray(String[]::new);
    Run run = Run.reading(texts, arguments);
    assertFalse(run.out().isEmpty(), run.err());
    return Stream.of(run.out().split("\n")).map(ExportCommandTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException wrong) {
      throw new IllegalStateException(line, wrong);
    }
  }

  private static void compare(List<JsonNode> expected, List<JsonNode> found) {
    assertEquals(expected.size(), found.size());
    for (int line = 0; line < expected.size(); line++) {
      compare(expected.get(line), found.get(line));
    }
  }

  /** Equal, and numbers as near as single precision makes them. */
  private static void compare(JsonNode expected, JsonNode found) {
    if (expected.isFloatingPointNumber()) {
      assertEquals(expected.asDouble(), found.asDouble(), 2e-5);
    } else if (expected.isContainerNode()) {
      assertEquals(expected.size(), found.size());
      expected.fieldNames().forEachRemaining(name -> compare(expected.get(name), found.path(name)));
      for (int i = 0; i < expected.size() && expected.isArray(); i++) {
        compare(expected.get(i), found.get(i));
      }
    } else {
      assertEquals(expected, found);
    }
  }
}
