package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * Self-attention of GPT-2: queries, keys and values from one map. B texts, T pieces, H features.
 *
 * @param joined makes queries, keys and values, in this order: H to 3 H
 * @param output (H, H)
 */
record CausalAttention(
    Conv1D joined, Conv1D output, AttentionHeads heads, ScaledDotProduct attention) {

  /**
   * @param hidden (B, T, H)
   * @param mask as in {@link ScaledDotProduct}
   * @return (B, T, H)
   */
  Tensor apply(Tensor hidden, TensorOptional mask, Past past, Noise noise) {
    Tensor split = heads.split(joined.apply(hidden), 3); // (3, B, A, T, D)
    KeyValues seen = past.extend(new KeyValues(split.select(0, 1), split.select(0, 2)));
    return context(split.select(0, 0), seen, mask, noise);
  }

  /**
   * The same for some states only.
   *
   * @param asking (B, Q, H)
   * @param hidden what they look at: (B, T, H)
   * @return (B, Q, H)
   */
  Tensor apply(Tensor asking, Tensor hidden, TensorOptional mask, Noise noise) {
    long size = hidden.size(2);
    Tensor query = heads.split(joined.apply(asking, 0, size));
    Tensor split = heads.split(joined.apply(hidden, size, 2 * size), 2); // (2, B, A, T, D)
    KeyValues seen = new KeyValues(split.select(0, 0), split.select(0, 1));
    return context(query, seen, mask, noise);
  }

  private Tensor context(Tensor query, KeyValues seen, TensorOptional mask, Noise noise) {
    return output.apply(AttentionHeads.merge(attention.apply(query, seen, mask, noise)));
  }
}
