package org.injerto.architecture;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * What a family puts on its encoder for each task.
 *
 * @param sequence scores of a text
 * @param pieces scores of each piece
 * @param answer where an answer begins and where it ends
 * @param choice one score of a text, to be compared with those of others
 * @param masked what stands where a piece is hidden
 * @param preTraining what else the encoder was pre-trained with, if anything: whether sentences
 *     follow each other, or which pieces were replaced
 */
public record Heads(
    Head.Pooled sequence,
    Head.EachPiece pieces,
    Head.EachPiece answer,
    Head.Pooled choice,
    Head.MaskedLanguage masked,
    Optional<Head> preTraining) {

  /** Every head by what it is for. */
  public Map<HeadKind, Head> byKind() {
    Map<HeadKind, Head> heads = new EnumMap<>(HeadKind.class);
    heads.put(HeadKind.SEQUENCE_CLASSIFICATION, sequence);
    heads.put(HeadKind.TOKEN_CLASSIFICATION, pieces);
    heads.put(HeadKind.QUESTION_ANSWERING, answer);
    heads.put(HeadKind.MULTIPLE_CHOICE, choice);
    heads.put(HeadKind.MASKED_LANGUAGE_MODEL, masked);
    preTraining.ifPresent(head -> heads.put(HeadKind.PRE_TRAINING, head));
    return heads;
  }

  Heads withDropout(DoubleUnaryOperator change) {
    return new Heads(
        sequence.withDropout(change),
        pieces.withDropout(change),
        answer.withDropout(change),
        choice.withDropout(change),
        masked,
        preTraining.map(head -> changed(head, change)));
  }

  private static Head changed(Head head, DoubleUnaryOperator change) {
    if (head instanceof Head.Pooled pooled) {
      return pooled.withDropout(change);
    }
    return head instanceof Head.EachPiece piece ? piece.withDropout(change) : head;
  }
}
