package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;

/** An encoder that finds answers: the models of {@code BertForQuestionAnswering} and its kin. */
public final class QuestionAnsweringModel {
  private final Encoder encoder;
  private final PieceHead head;

  private QuestionAnsweringModel(Encoder encoder, PieceHead head) {
    this.encoder = encoder;
    this.head = head;
  }

  /** A model that reads these parameters, now and whenever they change. */
  public static QuestionAnsweringModel of(EncoderArchitecture architecture, Parameters parameters) {
    return new QuestionAnsweringModel(
        Encoder.of(architecture, parameters),
        PieceHead.of(architecture.heads().answer(), parameters));
  }

  /**
   * Logits of each piece.
   *
   * @param starts that the answer begins there: (B, T)
   * @param ends that it ends there: (B, T)
   */
  public record Answers(Tensor starts, Tensor ends) {}

  /** Where answers begin and end. */
  public Answers apply(EncoderInput input, Noise noise) {
    Tensor logits = head.apply(encoder.apply(input, noise), noise); // (B, T, 2)
    return new Answers(logits.select(2, 0), logits.select(2, 1));
  }
}
