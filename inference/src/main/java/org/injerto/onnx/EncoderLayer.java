package org.injerto.onnx;

import org.injerto.architecture.Activation;
import org.injerto.onnx.graph.Tensor;

/**
 * One layer of the encoder (Vaswani et al. 2017, section 3): attention, then the feed-forward
 * network, each added to what came before and normalised. B texts, T pieces, Q of them ask, H
 * features.
 */
record EncoderLayer(Attention attention, FeedForward feedForward) {
  /** Attention, its output projection and the normalisation behind it. */
  record Attention(AttentionFunction function, Linear output, LayerNorm norm) {}

  /** Two linear maps around an activation, and the normalisation behind them. */
  record FeedForward(Linear intermediate, Activation activation, Linear output, LayerNorm norm) {}

  /**
   * @param asking the hidden states that are wanted: (B, Q, H), all of {@code hidden} or the first
   * @param hidden what they look at: (B, T, H)
   * @return (B, Q, H)
   */
  Tensor of(Kernels kernels, Tensor asking, Tensor hidden, Surroundings surroundings) {
    Tensor seen = attention.function.of(asking, hidden, surroundings); // (B, Q, H)
    Tensor attended = kernels.addAndNormalize(seen, attention.output, asking, attention.norm);
    Tensor wide = kernels.activate(attended, feedForward.intermediate, feedForward.activation);
    return kernels.addAndNormalize(wide, feedForward.output, attended, feedForward.norm);
  }
}
