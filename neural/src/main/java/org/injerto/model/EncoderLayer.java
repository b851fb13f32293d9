package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** One layer of the encoder: attention, then the feed-forward network. */
record EncoderLayer(SelfAttention attention, FeedForward feedForward) {
  /** All hidden states, (B, T, H); {@code mask} as in {@link SelfAttention}. */
  Tensor apply(Tensor hidden, TensorOptional mask, Noise noise) {
    return apply(hidden, hidden, mask, noise);
  }

  /** The hidden state of the first piece alone: (B, T, H) to (B, H). */
  Tensor applyToFirst(Tensor hidden, TensorOptional mask, Noise noise) {
    return apply(hidden.narrow(1, 0, 1), hidden, mask, noise).select(1, 0);
  }

  private Tensor apply(Tensor asking, Tensor hidden, TensorOptional mask, Noise noise) {
    return feedForward.apply(attention.apply(asking, hidden, mask, noise), noise);
  }
}
