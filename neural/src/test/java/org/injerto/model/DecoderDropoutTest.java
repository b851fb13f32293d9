package org.injerto.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.injerto.architecture.DecoderConfig.Dropout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where models that write drop while they learn. */
class DecoderDropoutTest {
  private static final List<int[]> TEXTS = List.of(new int[] {3, 9, 4, 77, 12}, new int[] {7, 8});

  @ParameterizedTest
  @CsvSource({"0.5, 0, 0", "0, 0.5, 0", "0, 0, 0.5"})
  void everyKindOfDropoutOfGpt2ChangesWhatLearningSees(
      double embedding, double attention, double residual) throws IOException {
    Dropout dropout = new Dropout(embedding, attention, residual);

    float[] evaluated = scores(dropout, Noise.none());
    float[] seen = scores(dropout, Noise.of(1, 0, 0));

    assertArrayEquals(scores(Dropout.NONE, Noise.of(1, 0, 0)), evaluated);
    assertFalse(Arrays.equals(evaluated, seen));
    assertArrayEquals(seen, scores(dropout, Noise.of(1, 0, 0)));
    assertFalse(Arrays.equals(seen, scores(dropout, Noise.of(1, 1, 0))));
  }

  private static float[] scores(Dropout dropout, Noise noise) throws IOException {
    GoldenFolder golden = GoldenFolder.of("gpt2/lm-head");
    try (Parameters parameters = golden.parameters();
        PointerScope scope = new PointerScope()) {
      CausalLanguageModel model =
          CausalLanguageModel.of(golden.decoder().with(dropout), parameters);
      return Tensors.floats(model.apply(DecoderInput.padded(TEXTS, 0), noise));
    }
  }

  /** What attention adds to the states and what the feed-forward network adds, each by itself. */
  @Test
  void bothPartsOfALayerOfGpt2DropWhatTheyAdd() throws IOException {
    GoldenFolder golden = GoldenFolder.of("gpt2/lm-head");
    try (Parameters parameters = golden.parameters();
        PointerScope scope = new PointerScope()) {
      DecoderLayer layer =
          new DecoderParts(golden.decoder().with(new Dropout(0, 0, 0.5)), parameters).layer(0);
      Tensor hidden = Tensors.ofFloats(numbers(3 * 32), 1, 3, 32);
      UnaryOperator<Tensor> silentAttention =
          states -> silent(layer).apply(states, none(), Past.NONE, Noise.of(1, 0, 0));
      assertDrops(silentAttention.apply(hidden).sub(hidden), 3 * 32);
      UnaryOperator<Tensor> silentFeedForward =
          states -> silentFeedForward(layer).apply(states, none(), Past.NONE, Noise.of(1, 0, 0));
      assertDrops(silentFeedForward.apply(hidden).sub(hidden), 3 * 32);
    }
  }

  /** About half of what was added is nothing. */
  private static void assertDrops(Tensor added, int count) {
    long dropped = 0;
    for (float value : Tensors.floats(added)) {
      dropped += value == 0 ? 1 : 0;
    }
    assertEquals(count / 2.0, dropped, count / 5.0);
  }

  private static DecoderLayer silent(DecoderLayer layer) {
    CausalAttention attention = layer.attention();
    return new DecoderLayer(
        layer.attentionNorm(),
        new CausalAttention(
            attention.joined(),
            silent(attention.output()),
            attention.heads(),
            attention.attention()),
        layer.feedForwardNorm(),
        layer.feedForward(),
        layer.dropout());
  }

  private static DecoderLayer silentFeedForward(DecoderLayer layer) {
    DecoderLayer.Expansion expansion = layer.feedForward();
    return new DecoderLayer(
        layer.attentionNorm(),
        layer.attention(),
        layer.feedForwardNorm(),
        new DecoderLayer.Expansion(
            expansion.wide(), expansion.activation(), silent(expansion.narrow())),
        layer.dropout());
  }

  private static Conv1D silent(Conv1D map) {
    return new Conv1D(zeros(map.weight()), zeros(map.bias()));
  }

  private static Tensor zeros(Tensor like) {
    return torch.zeros_like(like);
  }

  private static TensorOptional none() {
    return new TensorOptional();
  }

  @Test
  void t5DropsWhatItReadsAndWhatItHasReadAndInEveryPartOfALayer() throws IOException {
    GoldenFolder golden = GoldenFolder.of("t5/lm-head");
    try (Parameters parameters = golden.parameters();
        PointerScope scope = new PointerScope()) {
      EncoderDecoderParts parts =
          new EncoderDecoderParts(golden.encoderDecoder().with(0.5), parameters);
      RelativeEncoder encoder = parts.encoder();
      Tensor ids = Tensors.ofLongs(new long[] {3, 9, 4}, 1, 3);
      RelativeEncoder bare =
          new RelativeEncoder(encoder.words(), encoder.bias(), List.of(), encoder.norm(), 0.5);
      // embeddings and the last states: a half, and a half of that half
      long dropped = 0;
      for (float value : Tensors.floats(bare.apply(ids, none(), Noise.of(1, 0, 0)))) {
        dropped += value == 0 ? 1 : 0;
      }
      assertEquals(0.75 * 96, dropped, 15);

      Tensor hidden = Tensors.ofFloats(numbers(3 * 32), 1, 3, 32);
      Tensor bias = encoder.bias().of(0, 3, 3);
      RelativeEncoder.Layer layer = encoder.layers().get(0);
      Noise noise = Noise.of(1, 0, 0);
      assertDrops(layer.attention().apply(hidden, bias, Past.NONE, noise).sub(hidden), 96);
      assertDrops(layer.feedForward().apply(hidden, noise).sub(hidden), 96);
      RelativeAttention other = parts.decoder().layers().get(0).other();
      assertDrops(other.apply(hidden, other.seen(hidden), none(), noise).sub(hidden), 96);
    }
  }

  /** Without what is added being dropped, attention and the wider size alone still drop. */
  @ParameterizedTest
  @ValueSource(strings = {"t5/lm-head", "t5/lm-head-gated-untied"})
  void t5DropsProbabilitiesAndTheWiderSize(String folder) throws IOException {
    GoldenFolder golden = GoldenFolder.of(folder);
    try (Parameters parameters = golden.parameters();
        PointerScope scope = new PointerScope()) {
      RelativeEncoder.Layer layer =
          new EncoderDecoderParts(golden.encoderDecoder().with(0.5), parameters)
              .encoder()
              .layers()
              .get(0);
      Tensor query = Tensors.ofFloats(numbers(4 * 3 * 8), 1, 4, 3, 8);
      ScaledDotProduct attention = layer.attention().attention();
      KeyValues seen = new KeyValues(query, query);
      assertFalse(
          Arrays.equals(
              Tensors.floats(attention.apply(query, seen, none(), Noise.none())),
              Tensors.floats(attention.apply(query, seen, none(), Noise.of(1, 0, 0)))));

      RelativeFeedForward feedForward = layer.feedForward();
      Tensor hidden = Tensors.ofFloats(numbers(3 * 32), 1, 3, 32);
      Tensor kept = feedForward.apply(hidden, Noise.of(1, 0, 0)).sub(hidden);
      Tensor twice = feedForward.apply(hidden, Noise.none()).sub(hidden).mul(two());
      long same = 0; // what was kept would be doubled, had the wider size not been dropped too
      float[] one = Tensors.floats(kept);
      float[] other = Tensors.floats(twice);
      for (int i = 0; i < one.length; i++) {
        same += Math.abs(one[i] - other[i]) < 1e-4 ? 1 : 0;
      }
      assertEquals(0, same, 3);
    }
  }

  private static Scalar two() {
    return new Scalar(2);
  }

  private static float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) Math.sin(i + 1);
    }
    return numbers;
  }
}
