package org.injerto.model;

import org.bytedeco.pytorch.Tensor;

/** Attention of encoders by what pieces are alone (Vaswani et al. 2017, section 3.2). */
record DotProductAttention(Projections projections, ScaledDotProduct attention)
    implements AttentionFunction {

  @Override
  public Tensor apply(Tensor asking, Tensor hidden, Surroundings surroundings, Noise noise) {
    Tensor queries = projections.queries(asking); // (B, A, Q, H/A)
    KeyValues seen = projections.keyValues(hidden);
    return attention.apply(queries, seen, surroundings.mask(), noise);
  }

  @Override
  public Tensor probabilities(Tensor hidden, Surroundings surroundings) {
    Tensor queries = projections.queries(hidden);
    Tensor keys = projections.keyValues(hidden).keys();
    return attention.probabilities(queries, keys, surroundings.mask()).rows();
  }
}
