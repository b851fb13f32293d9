package org.injerto.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * How much each piece looks at each. B texts, A heads, Q pieces ask, T pieces, D features of a
 * head.
 *
 * @param rows (B, A, Q, T), every row a distribution
 */
record AttentionProbabilities(Tensor rows) {
  /**
   * @param scores (B, A, Q, T)
   * @param mask broadcast to the scores: true where a piece may be looked at, or numbers that are
   *     added to them; absent where all may
   */
  static AttentionProbabilities of(Tensor scores, TensorOptional mask) {
    return new AttentionProbabilities(torch.softmax(masked(scores, mask), -1));
  }

  private static Tensor masked(Tensor scores, TensorOptional mask) {
    if (!mask.has_value()) {
      return scores;
    }
    return mask.get().is_floating_point()
        ? scores.add(mask.get())
        : scores.masked_fill(mask.get().logical_not(), new Scalar(Double.NEGATIVE_INFINITY));
  }

  /**
   * The mean of what is seen, for which some of the probabilities are dropped.
   *
   * @param values (B, A, T, D)
   * @return (B, A, Q, D)
   */
  Tensor mean(Tensor values, double dropout, Noise noise) {
    if (!noise.drops(dropout)) {
      return torch.matmul(rows, values);
    }
    Tensor kept = noise.dropUnscaled(rows, dropout);
    return torch.matmul(kept, values).mul(new Scalar(Noise.scale(dropout)));
  }
}
