package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/**
 * What makes queries, keys and values of hidden states. B texts, T pieces, Q of them ask, H
 * features.
 */
record Projections(Linear query, Linear key, Linear value) {
  /**
   * @param asking the hidden states that are wanted: (B, Q, H), all of {@code hidden} or the first
   * @param hidden what they look at: (B, T, H)
   */
  SeenStates of(Operators operators, Tensor asking, Tensor hidden) {
    return new SeenStates(
        query.apply(operators, asking),
        key.apply(operators, hidden),
        value.apply(operators, hidden));
  }
}
