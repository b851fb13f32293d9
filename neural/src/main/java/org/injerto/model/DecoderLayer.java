package org.injerto.model;

import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * One layer of GPT-2: attention and the feed-forward network, each over what was normalised before
 * it and added to what was not (Radford et al. 2019, section 2.3). B texts, T pieces, H features.
 *
 * @param dropout probability with which training drops a feature of what is added
 */
record DecoderLayer(
    LayerNorm attentionNorm,
    CausalAttention attention,
    LayerNorm feedForwardNorm,
    Expansion feedForward,
    double dropout) {

  /** Two maps around an activation, piece by piece. */
  record Expansion(Conv1D wide, ActivationFunction activation, Conv1D narrow) {
    Tensor apply(Tensor hidden) {
      return narrow.apply(activation.apply(wide.apply(hidden)));
    }
  }

  /** (B, T, H) to (B, T, H); {@code mask} as in {@link ScaledDotProduct}. */
  Tensor apply(Tensor hidden, TensorOptional mask, Past past, Noise noise) {
    return apply(
        hidden, () -> attention.apply(attentionNorm.apply(hidden), mask, past, noise), noise);
  }

  /**
   * The same for some states only.
   *
   * @param asking (B, Q, H), which are among {@code hidden}
   * @param hidden what they look at: (B, T, H)
   * @return (B, Q, H)
   */
  Tensor apply(Tensor asking, Tensor hidden, TensorOptional mask, Noise noise) {
    return apply(
        asking,
        () ->
            attention.apply(attentionNorm.apply(asking), attentionNorm.apply(hidden), mask, noise),
        noise);
  }

  private Tensor apply(Tensor asking, Supplier<Tensor> seen, Noise noise) {
    Tensor attended = Tensors.only(() -> noise.dropAndAdd(seen.get(), dropout, asking));
    return Tensors.only(
        () ->
            noise.dropAndAdd(
                feedForward.apply(feedForwardNorm.apply(attended)), dropout, attended));
  }
}
