package org.injerto.model;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The half of T5 that writes, looking at what the other half has read. B texts, T pieces, H
 * features.
 *
 * @param words (pieces, H)
 * @param bias for distances, in every layer
 * @param dropout probability with which training drops a feature of the first and the last states
 */
record RelativeDecoder(
    Tensor words, RelativeBias bias, List<Layer> layers, RootMeanSquareNorm norm, double dropout) {

  /** Attention to what was written, to what was read, then the feed-forward network. */
  record Layer(RelativeAttention self, RelativeAttention other, RelativeFeedForward feedForward) {
    Tensor apply(Tensor hidden, Tensor bias, Past past, Read read, Noise noise) {
      Tensor own = Tensors.only(() -> self.apply(hidden, bias, past, noise));
      Tensor both = Tensors.only(() -> other.apply(own, read.seen, read.visible, noise));
      return Tensors.only(() -> feedForward.apply(both, noise));
    }
  }

  /**
   * What one layer sees of the text that was read.
   *
   * @param visible (B, 1, 1, K), true where a piece may be looked at; absent where all may
   */
  record Read(KeyValues seen, TensorOptional visible) {}

  /**
   * What each layer sees of the text that was read.
   *
   * @param states what the encoder made of it: (B, K, H)
   */
  List<Read> read(Tensor states, TensorOptional visible) {
    return layers.stream().map(layer -> new Read(layer.other.seen(states), visible)).toList();
  }

  /** The hidden states of a text that is there whole: (B, T) to (B, T, H). */
  Tensor apply(Tensor inputIds, List<Read> read, Noise noise) {
    return apply(inputIds, 0, layer -> Past.NONE, read, noise);
  }

  /** The hidden states of pieces that follow those in the cache, which keeps them too. */
  Tensor apply(Tensor inputIds, List<Read> read, KeyValueCache cache) {
    Tensor hidden = apply(inputIds, cache.length(), cache::layer, read, Noise.none());
    cache.advance(inputIds.size(1));
    return hidden;
  }

  /** The past of each layer. */
  private interface Pasts {
    Past of(int layer);
  }

  private Tensor apply(Tensor inputIds, long before, Pasts pasts, List<Read> read, Noise noise) {
    long length = inputIds.size(1);
    TensorOptional visible = CausalMask.following(before, length, new TensorOptional());
    Tensor scores = Hiding.hide(bias.of(before, length, before + length), visible);
    Tensor hidden = noise.drop(torch.embedding(words, inputIds), dropout);
    for (int layer = 0; layer < layers.size(); layer++) {
      hidden = layers.get(layer).apply(hidden, scores, pasts.of(layer), read.get(layer), noise);
    }
    return noise.drop(norm.apply(hidden), dropout);
  }
}
