package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.Head;

/**
 * An encoder that tells which pieces were replaced: ELECTRA's discriminator (Clark et al. 2020).
 */
public final class ReplacedTokenModel {
  private final Encoder encoder;
  private final PieceHead head;

  private ReplacedTokenModel(Encoder encoder, PieceHead head) {
    this.encoder = encoder;
    this.head = head;
  }

  /**
   * A model that reads these parameters, now and whenever they change.
   *
   * @throws IllegalArgumentException if the family is not pre-trained so
   */
  public static ReplacedTokenModel of(EncoderArchitecture architecture, Parameters parameters) {
    if (architecture.heads().preTraining().orElse(null) instanceof Head.EachPiece head) {
      return new ReplacedTokenModel(
          Encoder.of(architecture, parameters), PieceHead.of(head, parameters));
    }
    throw new IllegalArgumentException("the family must tell which pieces were replaced");
  }

  /** Logits that each piece was replaced: (B, T). */
  public Tensor apply(EncoderInput input, Noise noise) {
    return head.apply(encoder.apply(input, noise), noise).squeeze(2);
  }
}
