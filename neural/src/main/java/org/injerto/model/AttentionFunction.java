package org.injerto.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

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

  /** Scores (B, A, Q, T) to probabilities; 0 where the mask (B, 1, 1, T) is false. */
  static Tensor probabilities(Tensor scores, TensorOptional mask) {
    Tensor visible =
        mask.has_value()
            ? scores.masked_fill(mask.get().logical_not(), new Scalar(Double.NEGATIVE_INFINITY))
            : scores;
    return torch.softmax(visible, -1);
  }

  /** The mean of values (B, A, T, H/A) by probabilities (B, A, Q, T), some of which are dropped. */
  static Tensor mean(Tensor probabilities, Tensor values, double dropout, Noise noise) {
    if (!noise.drops(dropout)) {
      return torch.matmul(probabilities, values);
    }
    Tensor kept = noise.dropUnscaled(probabilities, dropout);
    return torch.matmul(kept, values).mul(new Scalar(Noise.scale(dropout)));
  }
}
