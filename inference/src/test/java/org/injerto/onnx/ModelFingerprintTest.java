package org.injerto.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.architecture.ModelConfig;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.Conversion;
import org.injerto.checkpoint.ElementType;
import org.injerto.checkpoint.SafetensorsWriter;
import org.injerto.checkpoint.TensorInfo;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.onnx.ModelFingerprint.Difference;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.ModelMetadata;
import org.injerto.onnx.graph.ModelWriter;
import org.injerto.onnx.quantization.QuantizationSettings;
import org.injerto.onnx.quantization.Quantizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFingerprintTest {
  private static final Path MODEL = GoldenModels.folder("bert/sequence-classification");
  private static final int BYTES = 1 << 17;

  @TempDir private Path folder;
  private ModelConfig config;

  @BeforeEach
  void read() throws IOException {
    config = ModelConfig.read(MODEL.resolve("config.json"));
  }

  /**
   * A graph is good for longer than the program that wrote it. Python gives the same by the page.
   */
  @Test
  void itIsComputedAsThePageOnTheFormatSays() throws IOException {
    Path mini = EmbeddedFolders.MODELS.extract("es-mini");
    assertEquals(
        new ModelFingerprint(
            "ee000264bb73d7a9fa417c20b1430e32f6be8cdf1cad9ba5b938248ba5ce0f6a",
            Optional.of("a0dcf88689ab191d0e7db393c12414155938314cd25c1258839c5e8c0c9c02cf")),
        ModelFingerprint.of(mini, ModelConfig.read(mini.resolve("config.json"))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4095, BYTES / 2 - 2048, BYTES / 2 + 2047, BYTES - 4096, BYTES - 1})
  void aChangeAtTheBeginningTheMiddleOrTheEndOfALargeTensorIsFound(int changed) throws IOException {
    ModelFingerprint before = ofTensor("a", ElementType.U8, List.of((long) BYTES), -1);
    ModelFingerprint after = ofTensor("a", ElementType.U8, List.of((long) BYTES), changed);
    assertEquals(before.configuration(), after.configuration());
    assertNotEquals(before.weights(), after.weights());
  }

  @Test
  void anotherNameTypeOrShapeIsFound() throws IOException {
    ModelFingerprint before = ofTensor("a", ElementType.U8, List.of(4L, 6L), -1);
    assertEquals(before, ofTensor("a", ElementType.U8, List.of(4L, 6L), -1));
    assertNotEquals(before, ofTensor("b", ElementType.U8, List.of(4L, 6L), -1));
    assertNotEquals(before, ofTensor("a", ElementType.I8, List.of(4L, 6L), -1));
    assertNotEquals(before, ofTensor("a", ElementType.U8, List.of(6L, 4L), -1));
  }

  private ModelFingerprint ofTensor(String name, ElementType type, List<Long> shape, int changed)
      throws IOException {
    TensorInfo info = new TensorInfo(type, shape);
    byte[] content = new byte[(int) info.bytes()];
    if (changed >= 0) {
      content[changed] = 1;
    }
    SafetensorsWriter.write(
        folder.resolve("model.safetensors"),
        List.of(SafetensorsWriter.Entry.of(name, info, () -> ByteBuffer.wrap(content))),
        Map.of());
    return ModelFingerprint.of(folder, config);
  }

  @Test
  void shardsMakeNoDifference() throws IOException {
    try (Checkpoint whole = Checkpoint.open(MODEL)) {
      new Conversion(whole, Optional.empty()).write(folder, 10_000, done -> {});
    }
    assertTrue(shards() > 1);
    assertEquals(ModelFingerprint.of(MODEL, config), ModelFingerprint.of(folder, config));
  }

  private long shards() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".safetensors")).count();
    }
  }

  @Test
  void aGraphCarriesThatOfItsModelThroughFilesAndQuantization() throws IOException {
    ModelFingerprint fingerprint = ModelFingerprint.of(MODEL, config);
    try (OnnxExporter exporter = OnnxExporter.open(MODEL)) {
      Model model = exporter.model(OnnxTask.TEXT_CLASSIFICATION, Flavour.FUSED);
      Quantizer quantizer = Quantizer.dynamic(QuantizationSettings.standard());
      for (Model one : List.of(model, quantizer.quantize(model).model())) {
        ModelWriter.standard().write(one, folder.resolve("any.onnx"));
        assertEquals(
            Optional.empty(), fingerprint.from(ModelMetadata.read(folder.resolve("any.onnx"))));
      }
    }
  }

  @Test
  void whatDiffersIsSaid() {
    ModelFingerprint model = new ModelFingerprint("c", Optional.of("w"));
    Map<String, String> same = model.metadata();
    Map<String, String> retrained = new ModelFingerprint("c", Optional.of("x")).metadata();
    Map<String, String> changed = new ModelFingerprint("d", Optional.of("w")).metadata();
    assertEquals(Optional.empty(), model.from(same));
    assertEquals(Optional.of(Difference.WEIGHTS), model.from(retrained));
    assertEquals(Optional.of(Difference.CONFIGURATION), model.from(changed));
    assertEquals(Optional.of(Difference.UNKNOWN), model.from(Map.of("task", "fill-mask")));
  }

  @Test
  void withoutWeightsOnlyTheConfigurationCanDiffer() {
    ModelFingerprint model = new ModelFingerprint("c", Optional.empty());
    Map<String, String> retrained = new ModelFingerprint("c", Optional.of("x")).metadata();
    Map<String, String> changed = new ModelFingerprint("d", Optional.of("x")).metadata();
    assertEquals(Optional.empty(), model.from(Map.of()));
    assertEquals(Optional.empty(), model.from(retrained));
    assertEquals(Optional.of(Difference.CONFIGURATION), model.from(changed));
  }
}
