package org.injerto.model;

import org.bytedeco.pytorch.Tensor;

/**
 * Multi-head self-attention with its output projection, residual connection and normalisation
 * (Vaswani et al. 2017, section 3.2). B texts, T pieces, Q of them ask, H features.
 */
record SelfAttention(AttentionFunction function, Linear output, LayerNorm norm, double dropout) {
  /**
   * @param asking the hidden states that are wanted: (B, Q, H), all of {@code hidden} or the first
   * @param hidden what they look at: (B, T, H)
   * @return (B, Q, H)
   */
  Tensor apply(Tensor asking, Tensor hidden, Surroundings surroundings, Noise noise) {
    Tensor context = function.apply(asking, hidden, surroundings, noise); // (B, A, Q, H/A)
    Tensor merged = AttentionHeads.merge(context); // (B, Q, H)
    return norm.apply(noise.dropAndAdd(output.apply(merged), dropout, asking));
  }
}
