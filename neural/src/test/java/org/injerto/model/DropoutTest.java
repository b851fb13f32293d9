package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.injerto.architecture.EncoderConfig.Dropout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a classifier drops while it learns. */
class DropoutTest {
  private static final Path MODEL =
      Path.of("src/test/resources/golden/models/bert/sequence-classification");
  private static final List<int[]> TEXTS =
      List.of(new int[] {3, 9, 4, 77, 12}, new int[] {7, 8}, new int[] {5, 6, 7, 8, 9, 10});

  @ParameterizedTest
  @CsvSource({"0.5, 0, 0", "0, 0.5, 0", "0, 0, 0.5"})
  void everyKindOfDropoutChangesWhatLearningSees(double hidden, double attention, double head)
      throws IOException {
    Dropout dropout = new Dropout(hidden, attention, head);

    float[] evaluated = logits(dropout, Noise.none());
    float[] seen = logits(dropout, Noise.of(1, 0, 0));

    assertArrayEquals(logits(Dropout.NONE, Noise.of(1, 0, 0)), evaluated);
    assertFalse(Arrays.equals(evaluated, seen));
    assertArrayEquals(seen, logits(dropout, Noise.of(1, 0, 0)));
    assertFalse(Arrays.equals(seen, logits(dropout, Noise.of(1, 1, 0))));
  }

  /** Each of the three parts alone, on ones: what is zero there was dropped. */
  @Test
  void embeddingsAndBothPartsOfALayerDropHiddenFeatures() throws IOException {
    PretrainedModel model = PretrainedModel.open(MODEL);
    try (Parameters parameters = model.encoder();
        PointerScope scope = new PointerScope()) {
      EncoderParts still = parts(model, parameters, 0);
      EncoderParts dropping = parts(model, parameters, 0.5);
      EncoderInput input = EncoderInput.padded(TEXTS.subList(0, 1), 1);
      var hidden = still.embeddings(1).apply(input, Noise.none()); // (1, T, H)

      assertFalse(
          same(hidden, dropping.embeddings(1).apply(input, Noise.of(1, 0, 0))), "embeddings");
      assertFalse(
          same(
              still.layer(0).attention().apply(hidden, hidden, input.visible(), Noise.none()),
              dropping
                  .layer(0)
                  .attention()
                  .apply(hidden, hidden, input.visible(), Noise.of(1, 0, 0))),
          "attention");
      assertFalse(
          same(
              still.layer(0).feedForward().apply(hidden, Noise.none()),
              dropping.layer(0).feedForward().apply(hidden, Noise.of(1, 0, 0))),
          "feed-forward");
    }
  }

  private static EncoderParts parts(PretrainedModel model, Parameters parameters, double hidden) {
    return new EncoderParts(model.config().encoder().with(new Dropout(hidden, 0, 0)), parameters);
  }

  private static boolean same(org.bytedeco.pytorch.Tensor one, org.bytedeco.pytorch.Tensor other) {
    return Arrays.equals(Tensors.floats(one), Tensors.floats(other));
  }

  private static float[] logits(Dropout dropout, Noise noise) throws IOException {
    PretrainedModel model = PretrainedModel.open(MODEL);
    try (Parameters parameters = model.classifier();
        PointerScope scope = new PointerScope()) {
      return Tensors.floats(
          SequenceClassifier.of(model.config().encoder().with(dropout), parameters)
              .apply(TEXTS, noise));
    }
  }
}
