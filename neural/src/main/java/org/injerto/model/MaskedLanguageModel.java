package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderConfig;

/** An encoder that fills masked pieces in: the model of {@code BertForMaskedLM}. */
public final class MaskedLanguageModel {
  private final Encoder encoder;
  private final MaskedLanguageModelHead head;

  private MaskedLanguageModel(Encoder encoder, MaskedLanguageModelHead head) {
    this.encoder = encoder;
    this.head = head;
  }

  /** A model that reads these parameters, now and whenever they change. */
  public static MaskedLanguageModel of(EncoderConfig config, Parameters parameters) {
    return new MaskedLanguageModel(
        Encoder.of(config, parameters, config.vocabulary().paddingId()),
        MaskedLanguageModelHead.of(config, parameters));
  }

  /** The scores of every piece at every position: (B, T, pieces). */
  public Tensor apply(EncoderInput input, Noise noise) {
    return head.apply(encoder.apply(input, noise));
  }
}
