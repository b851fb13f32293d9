package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;

/** An encoder that fills masked pieces in: the models of {@code BertForMaskedLM} and its kin. */
public final class MaskedLanguageModel {
  private final Encoder encoder;
  private final MaskedLanguageModelHead head;

  private MaskedLanguageModel(Encoder encoder, MaskedLanguageModelHead head) {
    this.encoder = encoder;
    this.head = head;
  }

  /** A model that reads these parameters, now and whenever they change. */
  public static MaskedLanguageModel of(EncoderArchitecture architecture, Parameters parameters) {
    return new MaskedLanguageModel(
        Encoder.of(architecture, parameters), MaskedLanguageModelHead.of(architecture, parameters));
  }

  /** The scores of every piece at every position: (B, T, pieces). */
  public Tensor apply(EncoderInput input, Noise noise) {
    return head.apply(encoder.apply(input, noise));
  }

  /**
   * The scores of every piece at some places only, at the cost of those: (places, pieces).
   *
   * @param places counted through the batch row by row, from 0: (places), int64
   */
  public Tensor at(EncoderInput input, Tensor places, Noise noise) {
    return at(encoder.apply(input, noise).flatten(0, 1), places);
  }

  /** The hidden states of a batch: (B T, H). */
  Tensor hidden(EncoderInput input) {
    return encoder.apply(input, Noise.none()).flatten(0, 1);
  }

  /** The scores of some of those: (places, pieces). */
  Tensor at(Tensor hidden, Tensor places) {
    return head.apply(hidden.index_select(0, places));
  }
}
