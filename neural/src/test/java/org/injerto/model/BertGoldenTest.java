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
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderConfig.Dropout;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number of the reference, but for positions that the mask hides, which mean nothing. */
class BertGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/models/bert");
  private static final String POSITIONS = "bert.embeddings.position_embeddings.weight";
  private static final double TOLERANCE = 1e-5;

  @TestFactory
  List<DynamicTest> encodersGiveTheHiddenStatesOfTheReference() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String folder :
        List.of(
            "base", "variant-eps-1e-5", "variant-gelu-new", "variant-one-type", "variant-relu")) {
      PretrainedModel model = PretrainedModel.open(GOLDEN.resolve(folder));
      for (JsonNode testCase : cases(folder)) {
        String name = folder + ": " + testCase.get("name").asText();
        tests.add(DynamicTest.dynamicTest(name, () -> compareStates(model, testCase)));
      }
    }
    return tests;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sequence-classification",
        "sequence-classification-multilabel",
        "sequence-regression"
      })
  void classifiersGiveTheLogitsOfTheReference(String folder) throws IOException {
    PretrainedModel model = PretrainedModel.open(GOLDEN.resolve(folder));
    try (Parameters parameters = model.classifier()) {
      SequenceClassifier classifier = SequenceClassifier.of(model.config().encoder(), parameters);
      compareLogits(folder, input -> classifier.apply(input, Noise.none()));
    }
  }

  @ParameterizedTest
  @CsvSource({"masked-lm, logits", "pretraining-nsp, prediction_logits"})
  void maskedLanguageModelsGiveTheLogitsOfTheReference(String folder, String output)
      throws IOException {
    PretrainedModel model = PretrainedModel.open(GOLDEN.resolve(folder));
    try (Parameters parameters = model.maskedLanguageModel()) {
      MaskedLanguageModel filler = MaskedLanguageModel.of(model.config().encoder(), parameters);
      compareLogits(folder, output, input -> filler.apply(input, Noise.none()));
    }
  }

  /** Training computes attention in single operations, evaluation in libtorch's fused one. */
  @Test
  void attentionOfTrainingGivesTheLogitsOfTheReferenceWhereNothingIsDropped() throws IOException {
    PretrainedModel model = PretrainedModel.open(GOLDEN.resolve("sequence-classification"));
    Dropout almostNothing = new Dropout(1e-9, 1e-9, 1e-9);
    try (Parameters parameters = model.classifier()) {
      SequenceClassifier classifier =
          SequenceClassifier.of(model.config().encoder().with(almostNothing), parameters);
      compareLogits("sequence-classification", input -> classifier.apply(input, Noise.of(1, 0, 0)));
    }
  }

  @Test
  void paddingDoesNotChangeTheLogits() throws IOException {
    PretrainedModel model = PretrainedModel.open(GOLDEN.resolve("sequence-classification"));
    List<int[]> texts = List.of(new int[] {3, 9, 4}, new int[] {7}, new int[] {5, 6, 7, 8, 9, 10});
    try (Engine engine = Engine.start(2);
        Parameters parameters = model.classifier()) {
      SequenceClassifier classifier = SequenceClassifier.of(model.config().encoder(), parameters);
      float[] together = classifier.logits(texts, engine);
      for (int i = 0; i < texts.size(); i++) {
        float[] alone = classifier.logits(List.of(texts.get(i)), engine);
        for (int label = 0; label < classifier.labels(); label++) {
          assertEquals(alone[label], together[i * classifier.labels() + label], TOLERANCE);
        }
      }
    }
  }

  private static void compareStates(PretrainedModel model, JsonNode testCase) throws IOException {
    try (Parameters parameters = model.encoder();
        PointerScope scope = new PointerScope()) {
      EncoderInput input = GoldenArrays.input(testCase.get("inputs"));
      Parameters placed = placed(parameters, testCase.get("inputs").path("position_ids"));
      Encoder encoder = Encoder.of(model.config().encoder(), placed, 0);
      List<Tensor> states = encoder.hiddenStates(input);
      JsonNode expected = testCase.get("expected");
      compare(expected.get("last_hidden_state"), states.get(states.size() - 1), testCase);
      JsonNode allStates = expected.path("hidden_states");
      for (int layer = 0; layer < allStates.size(); layer++) {
        compare(allStates.get(layer), states.get(layer), testCase);
      }
    }
  }

  /**
   * A text's positions are 0, 1, 2, … here and nobody can give others. Where the reference was
   * given others, their embeddings are put in the first rows.
   */
  private static Parameters placed(Parameters parameters, JsonNode positions) {
    if (positions.isMissingNode()) {
      return parameters;
    }
    Tensor table = parameters.get(POSITIONS);
    Tensor rows = GoldenArrays.longs(positions).view(positions.get(0).size());
    return parameters.with(POSITIONS, table.detach().index_select(0, rows));
  }

  private static void compareLogits(String folder, Function<EncoderInput, Tensor> model)
      throws IOException {
    compareLogits(folder, "logits", model);
  }

  private static void compareLogits(
      String folder, String output, Function<EncoderInput, Tensor> model) throws IOException {
    int compared = 0;
    for (JsonNode testCase : cases(folder)) {
      try (PointerScope scope = new PointerScope()) {
        Tensor logits = model.apply(GoldenArrays.input(testCase.get("inputs")));
        compare(testCase.get("expected").get(output), logits, testCase);
        compared++;
      }
    }
    assertTrue(compared > 3);
  }

  private static void compare(JsonNode expected, Tensor found, JsonNode testCase) {
    float[] wanted = GoldenArrays.data(expected);
    float[] values = Tensors.floats(found);
    if (found.dim() == 3) { // (B, T, …): one vector a position
      JsonNode mask = testCase.get("inputs").path("attention_mask");
      clearHidden(mask, wanted, (int) found.size(2));
      clearHidden(mask, values, (int) found.size(2));
    }
    assertArrayEquals(wanted, values, (float) TOLERANCE);
  }

  private static void clearHidden(JsonNode mask, float[] values, int features) {
    int position = 0;
    for (JsonNode row : mask) {
      for (JsonNode visible : row) {
        if (visible.intValue() == 0) {
          Arrays.fill(values, position * features, (position + 1) * features, 0);
        }
        position++;
      }
    }
  }

  private static JsonNode cases(String folder) throws IOException {
    return GoldenArrays.read(GOLDEN.resolve(folder).resolve("cases.json")).get("cases");
  }
}
