package org.injerto.onnx;

import java.util.List;
import org.injerto.onnx.graph.Tensor;

/**
 * The half of T5 that writes, looking at what the other half has read. B texts, T pieces that are
 * written, K that were read, H features.
 *
 * @param words (pieces, H)
 * @param bias for distances, in every layer
 */
record RelativeDecoder(
    Kernels kernels, Tensor words, RelativeBias bias, List<Layer> layers, RootMeanSquareNorm norm) {

  /** Attention to what was written, to what was read, then the feed-forward network. */
  record Layer(RelativeAttention self, RelativeAttention other, RelativeFeedForward feedForward) {
    Tensor of(Kernels kernels, Tensor hidden, Tensor added, Read read) {
      Tensor own = self.toItself(kernels, hidden, added);
      Tensor both = other.toOther(kernels, own, read.states, read.visibility);
      return feedForward.of(kernels.operators(), both);
    }
  }

  /**
   * What was read.
   *
   * @param states of the other half: (B, K, H)
   */
  record Read(Tensor states, Visibility visibility) {}

  /**
   * The hidden states of the last layer: (B, T, H).
   *
   * @param written (B, T), int64
   */
  Tensor states(Tensor written, Read read) {
    Operators operators = kernels.operators();
    Tensor length = operators.length(written);
    Tensor following = Visibility.asScores(operators, CausalMask.ofAll(operators, length));
    Tensor added = operators.add(bias.of(operators, length), following); // (1, A, T, T)
    Tensor hidden = operators.rows(words, written);
    for (Layer layer : layers) {
      hidden = layer.of(kernels, hidden, added, read);
    }
    return norm.of(operators, hidden);
  }
}
