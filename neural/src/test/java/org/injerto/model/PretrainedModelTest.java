package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a graft keeps of a checkpoint, and what it starts with in place of what is not there. */
class PretrainedModelTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/models/bert");
  private static final String LAST = "bert.encoder.layer.1.";
  private static final List<int[]> TEXTS =
      List.of(new int[] {3, 9, 4, 77, 12}, new int[] {7, 8}, new int[] {5, 6, 7, 8, 9, 10});

  @TempDir private Path folder;

  @Test
  void aPoolerThatWasTrainedIsKeptWithAllLayers() throws IOException {
    PretrainedModel model = PretrainedModel.open(GOLDEN.resolve("pretraining-nsp"));
    try (Parameters grafted = model.graft(3, 1);
        Parameters encoder = model.encoder()) {
      for (String name : encoder.names()) {
        assertArrayEquals(floats(encoder, name), floats(grafted, name), name);
      }
      double deviation = deviation(floats(grafted, "bert.pooler.dense.weight"));
      assertEquals(0.2, deviation, 0.02); // as SOURCE.md says; a fresh one would have 0.02
      assertEquals(List.of(3L, 32L), Tensors.shape(grafted.get("classifier.weight")));
    }
  }

  @Test
  void withoutAPoolerTheFirstPieceOfTheLastLayerIsItselfAndFourTimesTheMean() throws IOException {
    PretrainedModel model = PretrainedModel.open(GOLDEN.resolve("masked-lm"));
    try (Parameters grafted = model.graft(2, 1);
        PointerScope scope = new PointerScope()) {
      Encoder encoder = Encoder.of(model.config().encoder(), grafted, 1);
      List<Tensor> states = encoder.hiddenStates(EncoderInput.padded(TEXTS, 1)); // (3, 6, 32)
      float[] before = Tensors.floats(states.get(1));
      float[] after = Tensors.floats(states.get(2));
      for (int text = 0; text < TEXTS.size(); text++) {
        float[] expected = normalised(pooled(before, text, TEXTS.get(text).length));
        float[] found = Arrays.copyOfRange(after, text * 6 * 32, text * 6 * 32 + 32);
        assertArrayEquals(expected, found, 1e-5f, "text " + text);
      }
    }
  }

  /** The first piece and four times the mean of all. */
  private static double[] pooled(float[] states, int text, int length) {
    double[] sum = new double[32];
    for (int feature = 0; feature < 32; feature++) {
      for (int piece = 0; piece < length; piece++) {
        sum[feature] += 4.0 / length * states[(text * 6 + piece) * 32 + feature];
      }
      sum[feature] += states[text * 6 * 32 + feature];
    }
    return sum;
  }

  private static float[] normalised(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    float[] normalised = new float[values.length];
    IntStream.range(0, values.length)
        .forEach(i -> normalised[i] = (float) ((values[i] - mean) / Math.sqrt(variance)));
    return normalised;
  }

  @Test
  void onlyTheLastLayerStartsAsMeanPooling() throws IOException {
    PretrainedModel model = PretrainedModel.open(GOLDEN.resolve("masked-lm"));
    try (Parameters grafted = model.graft(2, 1);
        Parameters encoder = model.encoder()) {
      for (String name : encoder.names()) {
        if (!name.startsWith(LAST)) {
          assertArrayEquals(floats(encoder, name), floats(grafted, name), name);
        }
      }
      assertEquals(0.02, deviation(floats(grafted, "bert.pooler.dense.weight")), 0.002);
    }
  }

  @Test
  void freshParametersAreDrawnAsBertsWere() throws IOException {
    PretrainedModel model = PretrainedModel.open(GOLDEN.resolve("masked-lm"));
    try (Parameters fresh = model.scratch(2, 1);
        Parameters same = model.scratch(2, 1);
        Parameters other = model.scratch(2, 2)) {
      float[] words = floats(fresh, "bert.embeddings.word_embeddings.weight"); // (200, 32)
      assertEquals(0.02, deviation(words), 0.001);
      assertArrayEquals(new float[32], Arrays.copyOfRange(words, 32, 64)); // the padding, 1
      assertFalse(Arrays.equals(new float[32], Arrays.copyOfRange(words, 0, 32)));
      float[] ones = new float[32];
      Arrays.fill(ones, 1);
      assertArrayEquals(ones, floats(fresh, LAST + "output.LayerNorm.weight"));
      assertArrayEquals(new float[32], floats(fresh, LAST + "output.LayerNorm.bias"));
      assertArrayEquals(new float[64], floats(fresh, LAST + "intermediate.dense.bias"));
      for (String name : fresh.names()) {
        assertArrayEquals(floats(fresh, name), floats(same, name), name);
      }
      assertFalse(Arrays.equals(words, floats(other, "bert.embeddings.word_embeddings.weight")));
      assertFalse(
          Arrays.equals(
              floats(fresh, LAST + "attention.self.key.weight"),
              floats(fresh, LAST + "attention.self.value.weight")));
    }
  }

  @Test
  void everythingThatDoesNotFitIsNamedAtOnce() throws IOException {
    Path source = GOLDEN.resolve("sequence-classification");
    Files.copy(source.resolve("model.safetensors"), folder.resolve("model.safetensors"));
    Files.writeString(
        folder.resolve("config.json"),
        Files.readString(source.resolve("config.json"))
            .replace("\"intermediate_size\": 64", "\"intermediate_size\": 48")
            .replace("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 3"));

    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class, () -> PretrainedModel.open(folder).classifier().close());

    // three of each of the two layers have another size, and sixteen of the third are not there
    assertEquals(2 * 3 + 16, refused.problems().size(), refused.getMessage());
    assertTrue(
        refused
            .getMessage()
            .contains(
                "bert.encoder.layer.0.intermediate.dense.weight is [64, 32]; expected [48, 32]"),
        refused.getMessage());
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  private static float[] floats(Parameters parameters, String name) {
    return Tensors.floats(parameters.get(name));
  }
}
