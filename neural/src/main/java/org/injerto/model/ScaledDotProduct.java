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
    return noise.drops(dropout) // the kernel that fuses all steps has no dropout on a processor
        ? probabilities(query, seen.keys(), mask).mean(seen.values(), dropout, noise)
        : torch.scaled_dot_product_attention(
            query, seen.keys(), seen.values(), mask, 0.0, false, new DoubleOptional(scale), false);
  }

  /** How much each of the queries (B, A, Q, D) looks at each of the keys (B, A, T, D). */
  AttentionProbabilities probabilities(Tensor query, Tensor keys, TensorOptional mask) {
    Tensor scores = torch.matmul(query.mul(new Scalar(scale)), keys.transpose(2, 3));
    return AttentionProbabilities.of(scores, mask);
  }
}
