package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/** What pieces see of each other. B texts, T pieces, Q of them ask, H features. */
@FunctionalInterface
interface AttentionFunction {
  /**
   * The values that the asking pieces see.
   *
   * @param asking the hidden states that are wanted: (B, Q, H), all of {@code hidden} or the first
   * @param hidden what they look at: (B, T, H)
   * @return (B, Q, H), the heads side by side
   */
  Tensor of(Tensor asking, Tensor hidden, Surroundings surroundings);
}
