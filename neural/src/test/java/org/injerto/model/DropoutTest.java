package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.EncoderConfig.Dropout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a classifier drops while it learns. */
class DropoutTest {
  private static final Path MODEL =
      Path.of("src/test/resources/golden/models/bert/sequence-classification");
  private static final String FIRST = "bert.encoder.layer.0.";
  private static final Dropout NOWHERE = new Dropout(0, 0, 0, 0);
  private static final List<int[]> TEXTS =
      List.of(new int[] {3, 9, 4, 77, 12}, new int[] {7, 8}, new int[] {5, 6, 7, 8, 9, 10});

  /** In the order of {@link Dropout}; the last is that of the head. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0, 0, 0, 0",
    "0, 0.5, 0, 0, 0",
    "0, 0, 0.5, 0, 0",
    "0, 0, 0, 0.5, 0",
    "0, 0, 0, 0, 0.5"
  })
  void everyKindOfDropoutChangesWhatLearningSees(
      double embeddings, double attention, double output, double feedForward, double head)
      throws IOException {
    Dropout dropout = new Dropout(embeddings, attention, output, feedForward);

    float[] evaluated = logits(dropout, head, Noise.none());
    float[] seen = logits(dropout, head, Noise.of(1, 0, 0));

    assertArrayEquals(logits(NOWHERE, 0, Noise.of(1, 0, 0)), evaluated);
    assertFalse(Arrays.equals(evaluated, seen));
    assertArrayEquals(seen, logits(dropout, head, Noise.of(1, 0, 0)));
    assertFalse(Arrays.equals(seen, logits(dropout, head, Noise.of(1, 1, 0))));
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
      Surroundings around = new Surroundings(input.visible(), Optional.empty());
      var hidden = still.embeddings(1).apply(input, Noise.none()); // (1, T, H)

      assertFalse(
          same(hidden, dropping.embeddings(1).apply(input, Noise.of(1, 0, 0))), "embeddings");
      assertFalse(
          same(
              still.layer(FIRST).attention().apply(hidden, hidden, around, Noise.none()),
              dropping.layer(FIRST).attention().apply(hidden, hidden, around, Noise.of(1, 0, 0))),
          "attention");
      assertFalse(
          same(
              still.layer(FIRST).feedForward().apply(hidden, Noise.none()),
              dropping.layer(FIRST).feedForward().apply(hidden, Noise.of(1, 0, 0))),
          "feed-forward");
    }
  }

  private static EncoderParts parts(PretrainedModel model, Parameters parameters, double hidden) {
    return new EncoderParts(with(model, new Dropout(hidden, 0, hidden, hidden), 0), parameters);
  }

  private static EncoderArchitecture with(PretrainedModel model, Dropout dropout, double head) {
    EncoderArchitecture all = model.config().encoder().withDropout(p -> head);
    return new EncoderArchitecture(
        all.config().with(dropout), all.names(), all.convolution(), all.pooler(), all.heads());
  }

  private static boolean same(org.bytedeco.pytorch.Tensor one, org.bytedeco.pytorch.Tensor other) {
    return Arrays.equals(Tensors.floats(one), Tensors.floats(other));
  }

  private static float[] logits(Dropout dropout, double head, Noise noise) throws IOException {
    PretrainedModel model = PretrainedModel.open(MODEL);
    try (Parameters parameters = model.classifier();
        PointerScope scope = new PointerScope()) {
      return Tensors.floats(
          SequenceClassifier.of(with(model, dropout, head), parameters).apply(TEXTS, noise));
    }
  }
}
