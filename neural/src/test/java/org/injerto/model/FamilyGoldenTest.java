package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Positions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every number of the reference for every family and head, but for positions that the mask hides,
 * which mean nothing.
 */
class FamilyGoldenTest {
  private static final double TOLERANCE = 1e-5;

  @TestFactory
  List<DynamicTest> outputsAreThoseOfTheReference() throws IOException {
    return tests(
        p -> p,
        (model, testCase) -> {
          try (InferenceMode inference = new InferenceMode()) {
            compareOutputs(model, testCase, Noise.none());
          }
        });
  }

  /** Training computes attention in single operations, evaluation in libtorch's fused one. */
  @TestFactory
  List<DynamicTest> outputsInTrainingAreThoseOfTheReferenceWhereNothingIsDropped()
      throws IOException {
    return tests(
        almostNever -> 1e-9,
        (model, testCase) -> compareOutputs(model, testCase, Noise.of(1, 0, 0)));
  }

  @TestFactory
  List<DynamicTest> hiddenStatesAndAttentionsAreThoseOfTheReference() throws IOException {
    return tests(
        p -> p,
        (model, testCase) -> {
          if (testCase.get("expected").has("hidden_states")) {
            Encoder encoder = Encoder.of(model.architecture(), model.parameters());
            EncoderInput input = GoldenArrays.input(testCase.get("inputs"));
            compareAll("hidden_states", encoder.hiddenStates(input), testCase);
            compareAll("attentions", encoder.attentions(input), testCase);
          }
        });
  }

  @TestFactory
  List<DynamicTest> lossesAreThoseOfTheReference() throws IOException {
    return tests(
        p -> 0,
        (model, testCase) -> {
          if (testCase.get("expected").has("loss")) {
            JsonNode inputs = testCase.get("inputs");
            Tensor loss = GoldenLoss.of(model, inputs, model.outputs(inputs, Noise.of(1, 0, 0)));
            double expected = testCase.get("expected").get("loss").doubleValue();
            assertEquals(expected, loss.item_double(), TOLERANCE);
          }
        });
  }

  @Test
  void scoresAtSomePlacesAreThoseOfAllPlaces() throws IOException {
    for (String family : List.of("bert", "electra", "deberta-v2")) {
      try (GoldenModel model =
              GoldenModel.open(GoldenModel.FOLDER.resolve(family).resolve("masked-lm"), p -> p);
          PointerScope scope = new PointerScope()) {
        MaskedLanguageModel filler =
            MaskedLanguageModel.of(model.architecture(), model.parameters());
        EncoderInput input = EncoderInput.padded(List.of(new int[] {3, 4, 5}, new int[] {6}), 0);
        Tensor all = filler.apply(input, Noise.none()).flatten(0, 1); // (6, pieces)
        Tensor places = Tensors.ofInts(new int[] {1, 3});
        assertArrayEquals(
            Tensors.floats(all.index_select(0, places)),
            Tensors.floats(filler.at(input, places, Noise.none())),
            (float) TOLERANCE);
      }
    }
  }

  private interface Check {
    void run(GoldenModel model, JsonNode testCase);
  }

  private static List<DynamicTest> tests(DoubleUnaryOperator dropout, Check check)
      throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : GoldenModel.folders()) {
      for (JsonNode testCase : GoldenModel.cases(folder)) {
        String name = GoldenModel.FOLDER.relativize(folder) + ": " + testCase.get("name").asText();
        tests.add(DynamicTest.dynamicTest(name, () -> run(folder, dropout, testCase, check)));
      }
    }
    assertTrue(tests.size() > 200);
    return tests;
  }

  private static void run(Path folder, DoubleUnaryOperator dropout, JsonNode testCase, Check check)
      throws IOException {
    try (GoldenModel model = GoldenModel.open(folder, dropout);
        PointerScope scope = new PointerScope()) {
      check.run(placed(model, testCase.get("inputs").path("position_ids")), testCase);
    }
  }

  /**
   * A text's positions are 0, 1, 2, … here and nobody can give others. Where the reference was
   * given others, their embeddings are put in the first rows.
   */
  private static GoldenModel placed(GoldenModel model, JsonNode positions) {
    if (positions.isMissingNode()) {
      return model;
    }
    assertTrue(model.architecture().config().positions() instanceof Positions.FromZero);
    String name = model.architecture().names().embeddings().positions();
    Tensor rows = GoldenArrays.longs(positions).view(positions.get(0).size());
    return model.with(name, model.parameters().get(name).detach().index_select(0, rows));
  }

  private static void compareOutputs(GoldenModel model, JsonNode testCase, Noise noise) {
    Map<String, Tensor> outputs = model.outputs(testCase.get("inputs"), noise);
    outputs.forEach(
        (name, found) -> compare(testCase.get("expected").get(name), found, testCase, name));
    for (Map.Entry<String, JsonNode> expected : testCase.get("expected").properties()) {
      assertTrue(
          List.of("loss", "hidden_states", "attentions").contains(expected.getKey())
              || outputs.containsKey(expected.getKey()),
          expected.getKey());
    }
  }

  private static void compareAll(String name, List<Tensor> found, JsonNode testCase) {
    JsonNode expected = testCase.get("expected").get(name);
    assertEquals(expected.size(), found.size(), name);
    for (int layer = 0; layer < found.size(); layer++) {
      compare(expected.get(layer), found.get(layer), testCase, name + " " + layer);
    }
  }

  private static void compare(JsonNode expected, Tensor found, JsonNode testCase, String name) {
    float[] wanted = GoldenArrays.data(expected);
    float[] values = Tensors.floats(found);
    assertEquals(wanted.length, values.length, name);
    JsonNode mask = testCase.get("inputs").path("attention_mask");
    clearHidden(mask, expected.get("shape"), wanted);
    clearHidden(mask, expected.get("shape"), values);
    assertArrayEquals(wanted, values, (float) TOLERANCE, name);
  }

  /** Zeroes what belongs to hidden positions: a dimension before the last is that of positions. */
  private static void clearHidden(JsonNode mask, JsonNode shape, float[] values) {
    if (mask.isMissingNode() || mask.get(0).get(0).isArray()) {
      return;
    }
    int length = mask.get(0).size();
    int dimension = shape.size() == 4 ? 2 : 1; // (B, T, …) or (B, heads, T, T)
    if (shape.size() < 2 || shape.get(dimension).intValue() != length) {
      return; // of whole texts
    }
    int features = shape.size() == 2 ? 1 : shape.get(shape.size() - 1).intValue();
    int copies = shape.size() == 4 ? shape.get(1).intValue() : 1;
    for (int row = 0; row < mask.size(); row++) {
      for (int copy = 0; copy < copies; copy++) {
        for (int piece = 0; piece < length; piece++) {
          if (mask.get(row).get(piece).intValue() == 0) {
            int from = ((row * copies + copy) * length + piece) * features;
            Arrays.fill(values, from, from + features, 0);
          }
        }
      }
    }
  }
}
