package org.injerto.model;

import org.bytedeco.pytorch.Tensor;

/** What pieces see of each other. B texts, T pieces, Q of them ask, H features, A heads. */
sealed interface AttentionFunction permits DotProductAttention, DisentangledAttention {
  /**
   * The values that the asking pieces see.
   *
   * @param asking the hidden states that are wanted: (B, Q, H), all of {@code hidden} or the first
   * @param hidden what they look at: (B, T, H)
   * @return (B, A, Q, H/A)
   */
  Tensor apply(Tensor asking, Tensor hidden, Surroundings surroundings, Noise noise);

  /** How much each piece looks at each: (B, A, T, T), every row a distribution. */
  Tensor probabilities(Tensor hidden, Surroundings surroundings);
}
