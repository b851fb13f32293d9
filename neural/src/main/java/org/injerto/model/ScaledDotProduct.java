package org.injerto.model;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Dot-product attention of heads (Vaswani et al. 2017, section 3.2.1). B texts, A heads, Q queries,
 * T pieces, D features of a head.
 *
 * @param scale what scores are multiplied with
 * @param dropout probability with which training drops an attention probability
 */
record ScaledDotProduct(double scale, double dropout) {
  /**
   * @param query (B, A, Q, D)
   * @param seen what is looked at: (B, A, T, D) each
   * @param mask broadcast to (B, A, Q, T): true where a piece may be looked at, or numbers that are
   *     added to the scores; absent where all may
   * @return (B, A, Q, D)
   */
  Tensor apply(Tensor query, KeyValues seen, TensorOptional mask, Noise noise) {
    return noise.drops(dropout)
        ? noisy(query, seen, mask, noise)
        : torch.scaled_dot_product_attention(
            query, seen.keys(), seen.values(), mask, 0.0, false, new DoubleOptional(scale), false);
  }

  /** Written out, because the kernel that fuses these steps has no dropout on a processor. */
  private Tensor noisy(Tensor query, KeyValues seen, TensorOptional mask, Noise noise) {
    Tensor scores = torch.matmul(query.mul(new Scalar(scale)), seen.keys().transpose(2, 3));
    Tensor probabilities = torch.softmax(masked(scores, mask), -1); // (B, A, Q, T)
    Tensor kept = noise.dropUnscaled(probabilities, dropout);
    return torch.matmul(kept, seen.values()).mul(new Scalar(Noise.scale(dropout)));
  }

  private static Tensor masked(Tensor scores, TensorOptional mask) {
    if (!mask.has_value()) {
      return scores;
    }
    return mask.get().is_floating_point()
        ? scores.add(mask.get())
        : scores.masked_fill(mask.get().logical_not(), new Scalar(Double.NEGATIVE_INFINITY));
  }
}
