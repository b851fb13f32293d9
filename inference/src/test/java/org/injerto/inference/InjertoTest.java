package org.injerto.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.onnx.OnnxTask;
import org.injerto.task.Candidates;
import org.injerto.task.Embedding;
import org.injerto.task.FeatureExtractor;
import org.injerto.task.Filling;
import org.injerto.task.MaskFiller;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Java program calls. */
class InjertoTest {
  @TempDir private static Path folder;
  private static Path filling;
  private static Path vectors;

  @BeforeAll
  static void export() throws IOException {
    filling = ExportedMini.in(folder, OnnxTask.FILL_MASK);
    vectors = ExportedMini.in(folder, OnnxTask.FEATURE_EXTRACTION);
  }

  @Test
  void aMaskIsFilledWithoutTheWeights() throws IOException {
    try (MaskFiller filler = Injerto.loadMaskFiller(filling)) {
      Filling filled = filler.fill("Abrió la [MASK] y entró en la casa.", Candidates.likeliest(1));
      assertEquals("puerta", ((Filling.Filled) filled).masks().get(0).get(0).token());
    }
  }

  @Test
  void threadsThatAskAtTheSameTimeGetWhatOneAloneGets() throws Exception {
    List<String> texts =
        IntStream.range(0, 60).mapToObj(i -> "Llegaron " + "muy ".repeat(i) + "tarde.").toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (FeatureExtractor extractor = Injerto.loadFeatureExtractor(vectors)) {
      List<Embedding> alone = texts.stream().map(extractor::extract).toList();
      List<Future<List<Embedding>>> asked =
          IntStream.range(0, 16)
              .mapToObj(i -> threads.submit(() -> extractor.extract(texts)))
              .toList();
      for (Future<List<Embedding>> together : asked) {
        for (int text = 0; text < texts.size(); text++) {
          assertEquals(1, together.get().get(text).cosine(alone.get(text)), 1e-5);
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aModelOfAnotherTaskIsRefused() {
    assertTrue(problem(() -> Injerto.load(filling).close()).contains("fill-mask"));
    assertTrue(
        problem(() -> Injerto.loadMaskFiller(vectors).close()).contains("feature-extraction"));
  }

  @Test
  void aFolderWithoutGraphsSaysWhatToDo() throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare"));
    for (String name : List.of("config.json", "tokenizer.json")) {
      Files.copy(filling.resolve(name), bare.resolve(name));
    }
    assertTrue(problem(() -> Injerto.load(bare).close()).contains("injerto export"));
  }

  @Test
  void aDamagedGraphIsRefused() throws IOException {
    Path damaged = ExportedMini.in(folder.resolve("damaged"), OnnxTask.FILL_MASK);
    byte[] whole = Files.readAllBytes(ExportedGraph.FP32.in(damaged));
    Files.write(ExportedGraph.FP32.in(damaged), java.util.Arrays.copyOf(whole, whole.length / 2));
    assertTrue(problem(() -> Injerto.loadMaskFiller(damaged).close()).contains("model.onnx"));
  }

  @Test
  void aGraphThatWasMadeOfOtherWeightsIsRefused() throws IOException {
    Path model = withWeights("retrained");
    Injerto.loadMaskFiller(model).close();

    Path weights = model.resolve("model.safetensors");
    byte[] changed = Files.readAllBytes(weights);
    changed[changed.length - 1] ^= 1;
    Files.write(weights, changed);

    String problem = problem(() -> Injerto.loadMaskFiller(model).close());
    assertEquals(
        ExportedGraph.FP32.in(model)
            + " was made of other weights than those of "
            + model
            + "; run: injerto export "
            + model,
        problem);
  }

  private static Path withWeights(String name) throws IOException {
    Path model = ExportedMini.in(folder.resolve(name), OnnxTask.FILL_MASK);
    Path weights = EmbeddedFolders.MODELS.extract("es-mini").resolve("model.safetensors");
    Files.copy(weights, model.resolve("model.safetensors"));
    return model;
  }

  @Test
  void aGraphThatDoesNotSayItsWeightsIsRefusedBesideSome() throws IOException {
    Path model = withWeights("silent");
    Path graph = ExportedGraph.FP32.in(model);
    String bytes = Files.readString(graph, StandardCharsets.ISO_8859_1);
    Files.writeString(
        graph,
        bytes.replace("weights_fingerprint", "weights_fingerprinx"),
        StandardCharsets.ISO_8859_1);

    String problem = problem(() -> Injerto.loadMaskFiller(model).close());
    assertTrue(problem.contains("does not say which weights it was made of"), problem);

    Files.delete(model.resolve("model.safetensors"));
    Injerto.loadMaskFiller(model).close();
  }

  @Test
  void aGraphOfAnotherConfigurationIsRefused() throws IOException {
    Path model = withWeights("configured");
    Path config = model.resolve("config.json");
    Files.writeString(config, Files.readString(config).replace("1e-12", "1e-3"));
    String problem = problem(() -> Injerto.loadMaskFiller(model).close());
    assertTrue(problem.contains("another config.json"), problem);
    assertTrue(problem.contains("injerto export"), problem);

    Files.delete(model.resolve("model.safetensors"));
    String alone = problem(() -> Injerto.loadMaskFiller(model).close());
    assertTrue(alone.contains("copy it again from where it was exported"), alone);
  }

  @Test
  void theCommandMakesTheSameGraph() throws IOException {
    Path model = ExportedMini.in(folder.resolve("again"), OnnxTask.FEATURE_EXTRACTION);
    Path weights = EmbeddedFolders.MODELS.extract("es-mini").resolve("model.safetensors");
    byte[] changed = Files.readAllBytes(weights);
    changed[changed.length - 1] ^= 1;
    Files.write(model.resolve("model.safetensors"), changed);
    Files.move(ExportedGraph.FP32.in(model), ExportedGraph.INT8.in(model));
    String problem = problem(() -> Injerto.loadFeatureExtractor(model).close());
    assertTrue(
        problem.endsWith("injerto export " + model + " --task feature-extraction --int8"), problem);
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    String problem = problem(() -> Injerto.load(folder.resolve("feature-extractoin")).close());
    assertTrue(problem.contains("did you mean feature-extraction?"), problem);
  }

  private interface Loading {
    void run() throws IOException;
  }

  private static String problem(Loading loading) {
    InvalidInputException refused = assertThrows(InvalidInputException.class, loading::run);
    return refused.in(Locale.ENGLISH);
  }
}
