package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** One layer of the encoder: attention, then the feed-forward network. */
record EncoderLayer(SelfAttention attention, FeedForward feedForward) {
  /** (B, T, H) to (B, T, H); {@code mask} as in {@link SelfAttention}. */
  Tensor apply(Tensor hidden, TensorOptional mask, Noise noise) {
    return feedForward.apply(attention.apply(hidden, mask, noise), noise);
  }
}
