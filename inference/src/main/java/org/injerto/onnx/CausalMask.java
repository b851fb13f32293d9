package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/**
 * What a piece may look at in a model that reads from left to right: itself, and what stands before
 * it and is no padding. B texts, Q pieces ask, T pieces.
 */
final class CausalMask {
  private CausalMask() {}

  /** Of all pieces of texts of a length: (1, 1, T, T), true where a piece may be looked at. */
  static Tensor of(Operators operators, Tensor length) {
    Tensor places = operators.range(operators.whole(0), length); // (T)
    return before(operators, places, operators.unsqueeze(places, 0, 1, 3)); // (1, 1, T, 1)
  }

  /**
   * Of some pieces of texts with padding, which looks at itself: without anything to look at its
   * numbers would be none.
   *
   * @param asking where they stand: (B or 1, Q)
   * @param attentionMask (B, T), true where a piece may be looked at
   * @return (B, 1, Q, T), true where a piece may be looked at
   */
  static Tensor of(Operators operators, Tensor asking, Tensor attentionMask) {
    Tensor places = operators.range(operators.whole(0), operators.length(attentionMask)); // (T)
    Tensor from = operators.unsqueeze(asking, 1, 3); // (B or 1, 1, Q, 1)
    Tensor visible = operators.unsqueeze(attentionMask, 1, 2); // (B, 1, 1, T)
    Tensor itself = operators.step("Equal", places, from);
    return operators.step(
        "And", before(operators, places, from), operators.step("Or", visible, itself));
  }

  private static Tensor before(Operators operators, Tensor places, Tensor from) {
    return operators.step("LessOrEqual", places, from);
  }
}
