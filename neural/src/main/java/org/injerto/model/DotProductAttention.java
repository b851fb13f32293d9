package org.injerto.model;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.model.Projections.KeysAndValues;

/** Scaled dot products (Vaswani et al. 2017, section 3.2.1). */
record DotProductAttention(Projections projections, double dropout) implements AttentionFunction {

  @Override
  public Tensor apply(Tensor asking, Tensor hidden, Surroundings surroundings, Noise noise) {
    Tensor queries = projections.queries(asking); // (B, A, Q, H/A)
    KeysAndValues seen = projections.keysAndValues(hidden);
    if (noise.drops(dropout)) { // the kernel that fuses all steps has no dropout on a processor
      Tensor scores = scores(queries, seen.keys());
      Tensor probabilities = AttentionFunction.probabilities(scores, surroundings.mask());
      return AttentionFunction.mean(probabilities, seen.values(), dropout, noise);
    }
    return torch.scaled_dot_product_attention(
        queries,
        seen.keys(),
        seen.values(),
        surroundings.mask(),
        0.0,
        false,
        new DoubleOptional(),
        false);
  }

  @Override
  public Tensor probabilities(Tensor hidden, Surroundings surroundings) {
    Tensor keys = projections.keysAndValues(hidden).keys();
    return AttentionFunction.probabilities(
        scores(projections.queries(hidden), keys), surroundings.mask());
  }

  /** (B, A, Q, T). */
  private static Tensor scores(Tensor queries, Tensor keys) {
    Scalar scale = new Scalar(1 / Math.sqrt(queries.size(3)));
    return torch.matmul(queries.mul(scale), keys.transpose(2, 3));
  }
}
