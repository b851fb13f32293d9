package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T5: every number of the reference, but for positions that the mask hides. */
class EncoderDecoderGoldenTest {
  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @ValueSource(strings = {"t5/lm-head", "t5/lm-head-gated-untied"})
  void scoresAndLossesAreThoseOfTheReference(String folder) throws IOException {
    compare(folder, 0, Noise.none());
  }

  /** Training computes attention in single operations, evaluation in libtorch's fused one. */
  @ParameterizedTest
  @ValueSource(strings = {"t5/lm-head", "t5/lm-head-gated-untied"})
  void trainingGivesTheScoresOfTheReferenceWhereNothingIsDropped(String folder) throws IOException {
    compare(folder, 1e-9, Noise.of(1, 0, 0));
  }

  private static void compare(String folder, double dropout, Noise noise) throws IOException {
    GoldenFolder golden = GoldenFolder.of(folder);
    int losses = 0;
    try (Parameters parameters = golden.parameters()) {
      EncoderDecoder model = EncoderDecoder.of(golden.encoderDecoder().with(dropout), parameters);
      for (JsonNode testCase : golden.cases()) {
        try (PointerScope scope = new PointerScope()) {
          JsonNode inputs = testCase.get("inputs");
          JsonNode expected = testCase.get("expected");
          EncoderInput input = GoldenArrays.input(inputs);
          GoldenArrays.compare(
              expected.get("encoder_last_hidden_state"), model.encode(input, noise), testCase);
          if (inputs.has("labels")) {
            Tensor loss = model.loss(input, GoldenArrays.longs(inputs.get("labels")), noise);
            assertEquals(expected.get("loss").doubleValue(), loss.item_double(), TOLERANCE);
            losses++;
          } else {
            Tensor written = GoldenArrays.longs(inputs.get("decoder_input_ids"));
            assertArrayEquals(
                GoldenArrays.data(expected.get("logits")),
                Tensors.floats(model.apply(input, written, noise)),
                (float) TOLERANCE);
          }
        }
      }
    }
    assertEquals(1, losses);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t5/lm-head", "t5/lm-head-gated-untied"})
  void greedyGenerationIsThatOfTheReference(String folder) throws IOException {
    GoldenFolder golden = GoldenFolder.of(folder);
    try (Parameters parameters = golden.parameters()) {
      EncoderDecoder model = EncoderDecoder.of(golden.encoderDecoder(), parameters);
      for (JsonNode testCase : golden.generation()) {
        int most = testCase.get("max_new_tokens").intValue();
        List<int[]> written =
            model.generate(GoldenArrays.visible(testCase), Generation.greedy(most, List.of()));
        for (int row = 0; row < written.size(); row++) {
          int[] expected = GoldenArrays.ints(testCase.get("expected_sequences").get(row));
          assertArrayEquals(Arrays.copyOfRange(expected, 1, most + 1), written.get(row));
        }
      }
    }
  }
}
