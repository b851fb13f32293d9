package org.injerto.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What a piece may look at in a model that reads from left to right: itself, and what stands before
 * it and is no padding. B texts, Q queries, K pieces.
 */
final class CausalMask {
  private CausalMask() {}

  /** Of pieces that follow each other: those from {@code first} on. */
  static TensorOptional following(long first, long queries, TensorOptional attentionMask) {
    if (queries == 1 && !attentionMask.has_value()) {
      return attentionMask; // the newest piece looks at all
    }
    return of(
        range(queries).add(new Scalar(first)).view(1, queries), first + queries, attentionMask);
  }

  /**
   * Of any pieces.
   *
   * @param queries where they stand: (B or 1, Q)
   * @param keys how many pieces there are, K
   * @param attentionMask (B, K), not zero where a piece may be looked at; absent where all may
   * @return (B or 1, 1, Q, K), true where a piece may be looked at
   */
  static TensorOptional of(Tensor queries, long keys, TensorOptional attentionMask) {
    Tensor from = queries.view(queries.size(0), 1, queries.size(1), 1);
    Tensor at = range(keys).view(1, 1, 1, keys);
    Tensor before = at.le(from); // (B or 1, 1, Q, K)
    if (!attentionMask.has_value()) {
      return new TensorOptional(before);
    }
    Tensor visible = attentionMask.get().to(ScalarType.Bool).view(-1, 1, 1, keys);
    // padding looks at itself: without anything to look at its numbers would be none
    return new TensorOptional(before.logical_and(visible.logical_or(at.eq(from))));
  }

  private static Tensor range(long count) {
    return torch.arange(new Scalar(count), new TensorOptions(ScalarType.Long));
  }
}
