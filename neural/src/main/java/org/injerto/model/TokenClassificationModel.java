package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;

/**
 * An encoder that labels each piece: the models of {@code BertForTokenClassification} and its kin.
 */
public final class TokenClassificationModel {
  private final Encoder encoder;
  private final PieceHead head;

  private TokenClassificationModel(Encoder encoder, PieceHead head) {
    this.encoder = encoder;
    this.head = head;
  }

  /** A model that reads these parameters, now and whenever they change. */
  public static TokenClassificationModel of(
      EncoderArchitecture architecture, Parameters parameters) {
    return new TokenClassificationModel(
        Encoder.of(architecture, parameters),
        PieceHead.of(architecture.heads().pieces(), parameters));
  }

  /**
   * The same over a table of word embeddings of its own.
   *
   * @param padding the row of that table that fills short texts up
   */
  public static TokenClassificationModel of(
      EncoderArchitecture architecture, Parameters parameters, int padding) {
    return new TokenClassificationModel(
        Encoder.of(architecture, parameters, padding),
        PieceHead.of(architecture.heads().pieces(), parameters));
  }

  /** Logits of each piece: (B, T, labels). */
  public Tensor apply(EncoderInput input, Noise noise) {
    return head.apply(encoder.apply(input, noise), noise);
  }
}
