package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * T5's attention over what was normalised before it, added to what was not: scores are not scaled,
 * and numbers for distances are added to them. B texts, Q queries, T pieces, H features.
 *
 * @param norm before it
 * @param projections of H features to those of all heads, and back
 * @param dropout probability with which training drops a feature of what is added
 */
record RelativeAttention(
    RootMeanSquareNorm norm,
    Projections projections,
    AttentionHeads heads,
    ScaledDotProduct attention,
    double dropout) {

  /** The linear maps by the names of the paper. */
  record Projections(
      UnbiasedLinear query, UnbiasedLinear key, UnbiasedLinear value, UnbiasedLinear output) {
    static Projections of(Parameters parameters, String name) {
      return new Projections(
          UnbiasedLinear.of(parameters, name + "q"),
          UnbiasedLinear.of(parameters, name + "k"),
          UnbiasedLinear.of(parameters, name + "v"),
          UnbiasedLinear.of(parameters, name + "o"));
    }
  }

  /**
   * Attention to the text itself.
   *
   * @param hidden (B, Q, H)
   * @param bias added to the scores: broadcast to (B, A, Q, T)
   * @return (B, Q, H)
   */
  Tensor apply(Tensor hidden, Tensor bias, Past past, Noise noise) {
    Tensor normed = norm.apply(hidden);
    return context(hidden, normed, past.extend(seen(normed)), new TensorOptional(bias), noise);
  }

  /**
   * Attention to another text.
   *
   * @param hidden (B, Q, H)
   * @param other what {@link #seen} made of the other text
   * @param mask as in {@link ScaledDotProduct}
   * @return (B, Q, H)
   */
  Tensor apply(Tensor hidden, KeyValues other, TensorOptional mask, Noise noise) {
    return context(hidden, norm.apply(hidden), other, mask, noise);
  }

  /** What is looked at when one looks at these states: (B, T, H). */
  KeyValues seen(Tensor states) {
    return new KeyValues(
        heads.split(projections.key.apply(states)), heads.split(projections.value.apply(states)));
  }

  private Tensor context(
      Tensor hidden, Tensor normed, KeyValues seen, TensorOptional mask, Noise noise) {
    Tensor query = heads.split(projections.query.apply(normed)); // (B, A, Q, D)
    Tensor context = AttentionHeads.merge(attention.apply(query, seen, mask, noise));
    return noise.dropAndAdd(projections.output.apply(context), dropout, hidden);
  }
}
