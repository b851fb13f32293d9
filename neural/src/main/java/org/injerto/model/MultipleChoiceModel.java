package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;

/** An encoder that compares texts: the models of {@code BertForMultipleChoice} and its kin. */
public final class MultipleChoiceModel {
  private final Encoder encoder;
  private final ClassificationHead head;

  private MultipleChoiceModel(Encoder encoder, ClassificationHead head) {
    this.encoder = encoder;
    this.head = head;
  }

  /** A model that reads these parameters, now and whenever they change. */
  public static MultipleChoiceModel of(EncoderArchitecture architecture, Parameters parameters) {
    return new MultipleChoiceModel(
        Encoder.of(architecture, parameters),
        ClassificationHead.of(architecture.heads().choice(), parameters));
  }

  /**
   * How right each text is.
   *
   * @param input the texts of a question after each other: (questions times choices, T)
   * @return logits: (questions, choices)
   */
  public Tensor apply(EncoderInput input, long choices, Noise noise) {
    return head.apply(encoder.first(input, noise), noise).view(-1, choices);
  }
}
