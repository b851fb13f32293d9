package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.DecoderConfig.Dropout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GPT-2: every number of the reference, but for positions that the mask hides. */
class DecoderGoldenTest {
  private static final double TOLERANCE = 1e-5;

  @Test
  void hiddenStatesAreThoseOfTheReference() throws IOException {
    GoldenFolder golden = GoldenFolder.of("gpt2/base");
    int layersCompared = 0;
    try (Parameters parameters = golden.parameters()) {
      Decoder decoder = Decoder.of(golden.decoder(), parameters);
      for (JsonNode testCase : golden.cases()) {
        try (PointerScope scope = new PointerScope()) {
          DecoderInput input = GoldenArrays.decoderInput(testCase.get("inputs"));
          JsonNode expected = testCase.get("expected");
          GoldenArrays.compare(
              expected.get("last_hidden_state"), decoder.apply(input, Noise.none()), testCase);
          List<Tensor> states = decoder.hiddenStates(input);
          for (int layer = 0; layer < expected.path("hidden_states").size(); layer++) {
            GoldenArrays.compare(
                expected.get("hidden_states").get(layer), states.get(layer), testCase);
            layersCompared++;
          }
        }
      }
    }
    assertEquals(3, layersCompared);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt2/lm-head", "gpt2/variant-scale-by-layer"})
  void languageModelsGiveTheScoresAndTheLossesOfTheReference(String folder) throws IOException {
    GoldenFolder golden = GoldenFolder.of(folder);
    try (Parameters parameters = golden.parameters()) {
      CausalLanguageModel model = CausalLanguageModel.of(golden.decoder(), parameters);
      compare(golden, model, Noise.none());
    }
  }

  /** Training computes attention in single operations, evaluation in libtorch's fused one. */
  @Test
  void attentionOfTrainingGivesTheScoresOfTheReferenceWhereNothingIsDropped() throws IOException {
    GoldenFolder golden = GoldenFolder.of("gpt2/lm-head");
    Dropout almostNothing = new Dropout(1e-9, 1e-9, 1e-9);
    try (Parameters parameters = golden.parameters()) {
      CausalLanguageModel model =
          CausalLanguageModel.of(golden.decoder().with(almostNothing), parameters);
      compare(golden, model, Noise.of(1, 0, 0));
    }
  }

  private static void compare(GoldenFolder golden, CausalLanguageModel model, Noise noise)
      throws IOException {
    for (JsonNode testCase : golden.cases()) {
      try (PointerScope scope = new PointerScope()) {
        JsonNode inputs = testCase.get("inputs");
        JsonNode expected = testCase.get("expected");
        DecoderInput input = GoldenArrays.decoderInput(inputs);
        GoldenArrays.compare(expected.get("logits"), model.apply(input, noise), testCase);
        if (expected.has("loss")) {
          Tensor loss = model.loss(input, GoldenArrays.longs(inputs.get("labels")), noise);
          assertEquals(expected.get("loss").doubleValue(), loss.item_double(), TOLERANCE);
        }
      }
    }
  }

  @Test
  void greedyGenerationIsThatOfTheReference() throws IOException {
    GoldenFolder golden = GoldenFolder.of("gpt2/lm-head");
    try (Parameters parameters = golden.parameters()) {
      CausalLanguageModel model = CausalLanguageModel.of(golden.decoder(), parameters);
      for (JsonNode testCase : golden.generation()) {
        List<int[]> prompts = GoldenArrays.visible(testCase);
        int most = testCase.get("max_new_tokens").intValue();
        List<int[]> written = model.generate(prompts, Generation.greedy(most, List.of()));
        assertTrue(!written.isEmpty());
        for (int row = 0; row < written.size(); row++) {
          int[] expected = GoldenArrays.ints(testCase.get("expected_sequences").get(row));
          int[] newOnes =
              java.util.Arrays.copyOfRange(expected, expected.length - most, expected.length);
          assertArrayEquals(newOnes, written.get(row), testCase.get("name").asText());
        }
      }
    }
  }
}
