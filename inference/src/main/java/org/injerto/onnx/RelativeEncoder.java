package org.injerto.onnx;

import java.util.List;
import org.injerto.onnx.graph.Tensor;

/**
 * The half of T5 that reads. B texts, T pieces, H features.
 *
 * @param words (pieces, H)
 * @param bias for distances, in every layer
 */
record RelativeEncoder(
    Kernels kernels, Tensor words, RelativeBias bias, List<Layer> layers, RootMeanSquareNorm norm) {

  /** Attention, then the feed-forward network. */
  record Layer(RelativeAttention attention, RelativeFeedForward feedForward) {
    Tensor of(Kernels kernels, Tensor hidden, Tensor added) {
      Tensor attended = attention.toItself(kernels, hidden, added);
      return feedForward.of(kernels.operators(), attended);
    }
  }

  /** The hidden states of the last layer: (B, T, H). */
  Tensor states(TextBatch input, Visibility visibility) {
    Operators operators = kernels.operators();
    Tensor distances = bias.of(operators, operators.length(input.inputIds()));
    Tensor added = operators.add(distances, visibility.asScores()); // (B, A, T, T)
    Tensor hidden = operators.rows(words, input.inputIds());
    for (Layer layer : layers) {
      hidden = layer.of(kernels, hidden, added);
    }
    return norm.of(operators, hidden);
  }
}
