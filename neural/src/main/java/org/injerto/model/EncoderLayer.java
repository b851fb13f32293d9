package org.injerto.model;

import org.bytedeco.pytorch.Tensor;

/** One layer of the encoder: attention, then the feed-forward network. */
record EncoderLayer(SelfAttention attention, FeedForward feedForward) {
  /** All hidden states: (B, T, H). */
  Tensor apply(Tensor hidden, Surroundings surroundings, Noise noise) {
    return apply(hidden, hidden, surroundings, noise);
  }

  /** The hidden state of the first piece alone: (B, T, H) to (B, H). */
  Tensor applyToFirst(Tensor hidden, Surroundings surroundings, Noise noise) {
    return apply(hidden.narrow(1, 0, 1), hidden, surroundings, noise).select(1, 0);
  }

  private Tensor apply(Tensor asking, Tensor hidden, Surroundings surroundings, Noise noise) {
    Tensor attended =
        Tensors.only(() -> attention.apply(asking, hidden, surroundings, noise)); // (B, Q, H)
    return Tensors.only(() -> feedForward.apply(attended, noise));
  }
}
