package org.injerto.model;

import org.bytedeco.pytorch.Tensor;

/**
 * Two linear maps around an activation, piece by piece, with residual connection and normalisation
 * (Vaswani et al. 2017, section 3.3).
 */
record FeedForward(
    Linear intermediate,
    ActivationFunction activation,
    Linear output,
    LayerNorm norm,
    double dropout) {

  /** (B, T, H) to (B, T, H). */
  Tensor apply(Tensor hidden, Noise noise) {
    Tensor wide = activation.apply(intermediate.apply(hidden)); // (B, T, intermediate)
    return norm.apply(noise.dropAndAdd(output.apply(wide), dropout, hidden));
  }
}
