package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/**
 * What a piece may look at in a model that reads from left to right: itself, and what stands before
 * it. B texts, Q pieces ask, T pieces.
 */
final class CausalMask {
  private CausalMask() {}

  /**
   * Of all pieces.
   *
   * @param length how many a text has: a single number
   * @return (1, 1, T, T), true where a piece may be looked at
   */
  static Tensor ofAll(Operators operators, Tensor length) {
    Tensor places = operators.range(operators.whole(0), length); // (T)
    return of(operators, operators.unsqueeze(places, 0), length);
  }

  /**
   * Of some pieces.
   *
   * @param asking where they stand: (B or 1, Q)
   * @param length how many a text has: a single number
   * @return (B or 1, 1, Q, T), true where a piece may be looked at
   */
  static Tensor of(Operators operators, Tensor asking, Tensor length) {
    Tensor places = operators.range(operators.whole(0), length); // (T)
    Tensor from = operators.unsqueeze(asking, 1, 3); // (B or 1, 1, Q, 1)
    return operators.step("LessOrEqual", places, from);
  }
}
