package org.injerto.model;

import org.bytedeco.pytorch.Tensor;

/**
 * Features shared out to the heads of attention. B texts, T pieces, A heads, D features of a head.
 *
 * @param count how many heads, A
 */
record AttentionHeads(int count) {
  /** (B, T, parts A D) to (parts, B, A, T, D). */
  Tensor split(Tensor joined, long parts) {
    long headSize = joined.size(2) / parts / count;
    return joined
        .view(joined.size(0), joined.size(1), parts, count, headSize)
        .permute(2, 0, 3, 1, 4)
        .contiguous();
  }

  /** (B, T, A D) to (B, A, T, D). */
  Tensor split(Tensor joined) {
    return split(joined, 1).select(0, 0);
  }

  /** (B, A, T, D) to (B, T, A D). */
  static Tensor merge(Tensor heads) {
    return heads
        .transpose(1, 2)
        .reshape(heads.size(0), heads.size(2), heads.size(1) * heads.size(3));
  }
}
