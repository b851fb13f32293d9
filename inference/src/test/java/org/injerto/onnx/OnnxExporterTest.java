package org.injerto.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.ModelWriter;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxExporterTest {
  private static final Path CLASSIFIER = GoldenModels.folder("bert/sequence-classification");

  @TempDir Path folder;

  @Test
  void numbersBesideTheFileGiveTheSameAnswersAsNumbersInIt() throws Exception {
    Path whole = folder.resolve("whole.onnx");
    Path parted = folder.resolve("parted.onnx");
    try (OnnxExporter exporter = OnnxExporter.open(CLASSIFIER)) {
      Model model = exporter.model(OnnxTask.TEXT_CLASSIFICATION, Flavour.PORTABLE);
      ModelWriter.standard().write(model, whole);
      ModelWriter.withLargest(10_000).write(model, parted);
    }
    assertTrue(Files.notExists(folder.resolve("whole.onnx.data")));
    assertTrue(Files.size(parted) < Files.size(whole) / 2);
    assertArrayEquals(logits(whole), logits(parted));
  }

  @Test
  void weightsOfFloat16TakeHalfTheRoomAndAnswerNearlyTheSame() throws Exception {
    for (Flavour flavour : Flavour.values()) {
      Path whole = folder.resolve("whole.onnx");
      Path half = folder.resolve("half.onnx");
      try (OnnxExporter exporter = OnnxExporter.open(CLASSIFIER)) {
        OnnxTask task = OnnxTask.TEXT_CLASSIFICATION;
        exporter.write(task, flavour, whole);
        Model model = exporter.model(task, flavour, WeightPrecision.FLOAT16);
        ModelWriter.standard().write(model, half);
        assertTrue(weights(model) * 2 <= weights(exporter.model(task, flavour)));
      }
      assertArrayEquals(logits(whole), logits(half), 1e-2f);
    }
  }

  private static long weights(Model model) {
    return model.graph().initializers().stream()
        .filter(initializer -> initializer.name().endsWith(".weight"))
        .mapToLong(Initializer::bytes)
        .sum();
  }

  private static float[] logits(Path file) throws Exception {
    GoldenArray ids = new GoldenArray(new long[] {2, 17, 45, 3, 2, 9, 3, 0}, new long[] {2, 4});
    GoldenArray mask = new GoldenArray(new long[] {1, 1, 1, 1, 1, 1, 1, 0}, new long[] {2, 4});
    try (OnnxSession session = OnnxSession.open(file)) {
      Map<String, GoldenArray> inputs =
          Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", ids.filled(0));
      return session.run(inputs).get("logits");
    }
  }

  @Test
  void theLargestMessageMustFitProtocolBuffers() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> ModelWriter.withLargest(1L << 31));
    assertEquals("bytes must be in [0, 2147483647]; bytes=2147483648", refusal.getMessage());
  }

  @Test
  void anUnknownArchitectureIsRefusedByName() throws Exception {
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"mamba\"}");
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> OnnxExporter.open(folder));
    assertTrue(refusal.getMessage().contains("mamba"), refusal.getMessage());
  }

  @Test
  void aHeadThatTheCheckpointLacksIsRefusedByTheNamesOfItsParameters() throws Exception {
    try (OnnxExporter exporter = OnnxExporter.open(CLASSIFIER)) {
      InvalidInputException refusal =
          assertThrows(
              InvalidInputException.class,
              () -> exporter.model(OnnxTask.QUESTION_ANSWERING, Flavour.PORTABLE));
      assertTrue(refusal.getMessage().contains("qa_outputs.weight"), refusal.getMessage());
    }
  }

  @Test
  void aTaskThatTheFamilyDoesNotKnowIsRefusedWithThoseThatItKnows() throws Exception {
    try (OnnxExporter exporter = OnnxExporter.open(GoldenModels.folder("t5/lm-head"))) {
      InvalidInputException refusal =
          assertThrows(
              InvalidInputException.class,
              () -> exporter.model(OnnxTask.FILL_MASK, Flavour.PORTABLE));
      assertEquals(
          "a model of the family t5 cannot be exported for fill-mask;"
              + " it can be for: text2text-generation",
          refusal.getMessage());
    }
  }

  @Test
  void whatTheCheckpointHasOnceIsInTheFileOnce() throws Exception {
    try (OnnxExporter exporter = OnnxExporter.open(GoldenModels.folder("albert/masked-lm"))) {
      Model model = exporter.model(OnnxTask.FILL_MASK, Flavour.FUSED);
      long bytes = model.graph().initializers().stream().mapToLong(i -> i.bytes()).sum();
      long weights = Files.size(GoldenModels.folder("albert/masked-lm/model.safetensors"));
      assertTrue(bytes <= weights, bytes + " bytes of " + weights);
    }
  }
}
