package org.injerto.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.SafetensorsWriter;
import org.injerto.checkpoint.TensorInfo;
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

  /** The models of the reference have none; here they are twice those that pieces are read as. */
  @Test
  void weightsOfTheirOwnScoreThePiecesWhereTheCheckpointHasThem() throws Exception {
    Path tied = GoldenModels.folder("gpt2/lm-head");
    Path untied = Files.createDirectory(folder.resolve("untied"));
    Files.copy(tied.resolve("config.json"), untied.resolve("config.json"));
    writeWithOwnHead(tied, untied.resolve("model.safetensors"));
    float[] expected = logits(exported(tied, "tied.onnx"));
    float[] found = logits(exported(untied, "untied.onnx"));
    for (int i = 0; i < expected.length; i++) {
      assertEquals(2 * expected[i], found[i], 1e-5f);
    }
  }

  private static void writeWithOwnHead(Path model, Path file) throws Exception {
    List<SafetensorsWriter.Entry> entries = new ArrayList<>();
    try (Checkpoint checkpoint = Checkpoint.open(model)) {
      for (Map.Entry<String, TensorInfo> tensor : checkpoint.tensors().entrySet()) {
        FloatBuffer numbers = FloatBuffer.allocate((int) tensor.getValue().elements());
        checkpoint.read(tensor.getKey(), numbers);
        entries.add(entry(tensor.getKey(), tensor.getValue(), numbers.array(), 1));
        if (tensor.getKey().equals("transformer.wte.weight")) {
          entries.add(entry("lm_head.weight", tensor.getValue(), numbers.array(), 2));
        }
      }
    }
    SafetensorsWriter.write(file, entries, Map.of());
  }

  private static SafetensorsWriter.Entry entry(
      String name, TensorInfo info, float[] numbers, float factor) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      bytes.putFloat(number * factor);
    }
    return SafetensorsWriter.Entry.of(name, info, () -> bytes.flip());
  }

  private Path exported(Path model, String name) throws Exception {
    Path file = folder.resolve(name);
    try (OnnxExporter exporter = OnnxExporter.open(model)) {
      exporter.write(exporter.task(), Flavour.PORTABLE, file);
    }
    return file;
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
