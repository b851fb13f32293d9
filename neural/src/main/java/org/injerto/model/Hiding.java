package org.injerto.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** Numbers that are added to the scores of attention, so low where a piece may not be looked at. */
final class Hiding {
  /** Not infinite, so that a piece which may look at nothing still has numbers. */
  private static final double LOWEST = -Float.MAX_VALUE;

  private Hiding() {}

  /**
   * @param bias broadcast to (B, A, Q, T)
   * @param visible broadcast to the same, true where a piece may be looked at; absent where all may
   */
  static Tensor hide(Tensor bias, TensorOptional visible) {
    return visible.has_value()
        ? bias.masked_fill(visible.get().logical_not(), new Scalar(LOWEST))
        : bias;
  }
}
