package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A graph never answers for a model that was trained anew after it was made. */
class OutdatedGraphTest {
  private static final String TEXT = "Una maravilla de sitio, aunque la sopa llegó fría.\n";

  @TempDir private static Path folder;
  private static Path bundle;
  private static String before;

  @BeforeAll
  static void trainExportAndTrainAnew() throws IOException {
    bundle = folder.resolve("mine");
    train(bundle, 1);
    assertEquals(ExitCode.DONE, Run.of("export", bundle.toString()).code());
    before = predict().out();
    Path other = folder.resolve("other");
    train(other, 2);
    Files.copy(
        other.resolve("model.safetensors"),
        bundle.resolve("model.safetensors"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void train(Path output, int seed) throws IOException {
    Path texts = folder.resolve("texts.tsv");
    Files.writeString(texts, "bueno\tUna maravilla.\nmalo\tUn horror.\n".repeat(8));
    Run run =
        Run.of(
            "train",
            "--task=text-classification",
            "--model=es-mini",
            "--train=" + texts,
            "--output=" + output,
            "--seed=" + seed,
            "--steps=3",
            "--quiet");
    assertEquals(ExitCode.DONE, run.code(), run.err());
  }

  private static Run predict(String... more) {
    String[] arguments = {"predict", bundle.toString(), "--language=en"};
    Run run = Run.reading(TEXT, concat(arguments, more));
    assertEquals(ExitCode.DONE, run.code(), run.err());
    return run;
  }

  private static String[] concat(String[] some, String... more) {
    return java.util.stream.Stream.of(some, more)
        .flatMap(java.util.stream.Stream::of)
        .toArray(String[]::new);
  }

  @Test
  void theTrainedModelAnswersAndSaysWhy() {
    Run run = predict();
    assertNotEquals(before, run.out());
    assertEquals(predict("--engine=libtorch").out(), run.out());
    assertEquals(
        bundle.resolve("onnx/model.onnx")
            + " was made of other weights than those of "
            + bundle
            + "; run: injerto export "
            + bundle
            + " (until then the trained model answers)\n",
        run.err());
    assertEquals("", predict("--quiet").err());
  }

  @Test
  void theTrainedModelIsEvaluated() {
    Run run =
        Run.of("evaluate", bundle.toString(), "--data=" + folder.resolve("texts.tsv"), "--json");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertTrue(run.err().contains("injerto export " + bundle), run.err());
  }

  @Test
  void nothingIsSaidOfAGraphForAnotherTask() {
    assertFalse(predict("--task=feature-extraction").err().contains("export"));
  }

  @Test
  void whoAsksForTheGraphIsRefused() {
    for (String option : new String[] {"--engine=onnxruntime", "--precision=fp32"}) {
      String text = Refusal.of("predict", bundle.toString(), option);
      assertTrue(text.contains("was made of other weights"), text);
      assertTrue(text.endsWith("injerto export " + bundle), text);
    }
  }

  @Test
  void theCommandThatIsSaidMendsIt() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy/onnx")).getParent();
    for (String name : new String[] {"config.json", "tokenizer.json", "model.safetensors"}) {
      Files.copy(bundle.resolve(name), copy.resolve(name));
    }
    Files.copy(bundle.resolve("onnx/model.onnx"), copy.resolve("onnx/model.onnx"));
    assertEquals(ExitCode.DONE, Run.of("export", copy.toString()).code());
    Run run = Run.reading(TEXT, "predict", copy.toString(), "--engine=onnxruntime");
    assertEquals(ExitCode.DONE, run.code(), run.err());
    assertEquals("", run.err());
  }
}
