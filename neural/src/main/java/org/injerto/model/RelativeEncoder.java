package org.injerto.model;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The half of T5 that reads. B texts, T pieces, H features.
 *
 * @param words (pieces, H)
 * @param bias for distances, in every layer
 * @param dropout probability with which training drops a feature of the first and the last states
 */
record RelativeEncoder(
    Tensor words, RelativeBias bias, List<Layer> layers, RootMeanSquareNorm norm, double dropout) {

  /** Attention, then the feed-forward network. */
  record Layer(RelativeAttention attention, RelativeFeedForward feedForward) {
    Tensor apply(Tensor hidden, Tensor bias, Noise noise) {
      Tensor attended = Tensors.only(() -> attention.apply(hidden, bias, Past.NONE, noise));
      return Tensors.only(() -> feedForward.apply(attended, noise));
    }
  }

  /**
   * The hidden states of the last layer: (B, T, H).
   *
   * @param inputIds (B, T)
   * @param visible (B, 1, 1, T), true where a piece may be looked at; absent where all may
   */
  Tensor apply(Tensor inputIds, TensorOptional visible, Noise noise) {
    long length = inputIds.size(1);
    Tensor scores = Hiding.hide(bias.of(0, length, length), visible);
    Tensor hidden = noise.drop(torch.embedding(words, inputIds), dropout);
    for (Layer layer : layers) {
      hidden = layer.apply(hidden, scores, noise);
    }
    return noise.drop(norm.apply(hidden), dropout);
  }
}
