package org.injerto.model;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * T5's feed-forward network over what was normalised before it, added to what was not (Raffel et
 * al. 2020, section 2.1; gated: Shazeer 2020, "GLU Variants Improve Transformer").
 *
 * @param inner the map to the wider size that the activation is applied to
 * @param gate a second map to the wider size, which is multiplied in
 * @param dropout probability with which training drops a feature, of the wider size and of what is
 *     added
 */
record RelativeFeedForward(
    RootMeanSquareNorm norm,
    UnbiasedLinear inner,
    Optional<UnbiasedLinear> gate,
    ActivationFunction activation,
    UnbiasedLinear outer,
    double dropout) {

  /** (B, T, H) to (B, T, H). */
  Tensor apply(Tensor hidden, Noise noise) {
    Tensor normed = norm.apply(hidden);
    Tensor active = activation.apply(inner.apply(normed)); // (B, T, intermediate)
    Tensor wide = gate.map(second -> active.mul(second.apply(normed))).orElse(active);
    return noise.dropAndAdd(outer.apply(noise.drop(wide, dropout)), dropout, hidden);
  }
}
