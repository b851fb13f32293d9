package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.Head;

/**
 * An encoder that tells whether sentences follow each other: what BERT and ALBERT are pre-trained
 * with beside masked pieces (Devlin et al. 2019, section 3.1; Lan et al. 2020).
 */
public final class SentencePairModel {
  private final Encoder encoder;
  private final ClassificationHead head;

  private SentencePairModel(Encoder encoder, ClassificationHead head) {
    this.encoder = encoder;
    this.head = head;
  }

  /**
   * A model that reads these parameters, now and whenever they change.
   *
   * @throws IllegalArgumentException if the family is not pre-trained so
   */
  public static SentencePairModel of(EncoderArchitecture architecture, Parameters parameters) {
    if (architecture.heads().preTraining().orElse(null) instanceof Head.Pooled head) {
      return new SentencePairModel(
          Encoder.of(architecture, parameters), ClassificationHead.of(head, parameters));
    }
    throw new IllegalArgumentException("the family must tell whether sentences follow");
  }

  /** Logits that the second sentence is right, and that it is wrong: (B, 2). */
  public Tensor apply(EncoderInput input, Noise noise) {
    return head.apply(encoder.first(input, noise), noise);
  }
}
