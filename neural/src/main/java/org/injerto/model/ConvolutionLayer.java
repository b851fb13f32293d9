package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * What neighbours make of the embeddings, added to what the first layer made of them (He et al.
 * 2021, DeBERTa v2).
 *
 * @param kernel (H, H, width)
 */
record ConvolutionLayer(
    Tensor kernel, Tensor bias, ActivationFunction activation, LayerNorm norm, double dropout) {

  /**
   * @param embedded what went into the first layer: (B, T, H)
   * @param hidden what came out of it: (B, T, H)
   * @param mask (B, 1, 1, T), false for pieces that count as nothing
   */
  Tensor apply(Tensor embedded, Tensor hidden, TensorOptional mask, Noise noise) {
    Tensor seen = mask.has_value() ? embedded.mul(mask.get().squeeze(1).transpose(1, 2)) : embedded;
    long[] one = {1};
    long[] around = {kernel.size(2) / 2};
    Tensor sums =
        torch
            .conv1d(seen.transpose(1, 2), kernel, new TensorOptional(bias), one, around, one, 1)
            .transpose(1, 2); // (B, T, H)
    return norm.apply(hidden.add(activation.apply(noise.drop(sums, dropout))));
  }
}
