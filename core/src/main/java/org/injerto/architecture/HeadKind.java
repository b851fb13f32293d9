package org.injerto.architecture;

import java.util.Optional;
import java.util.stream.Stream;

/** What a head is for, by the ends of the names of Hugging Face's classes. */
public enum HeadKind {
  /** Scores of a text, one for each label. */
  SEQUENCE_CLASSIFICATION("ForSequenceClassification"),
  /** Scores of each piece, one for each label. */
  TOKEN_CLASSIFICATION("ForTokenClassification"),
  /** Where an answer begins and ends. */
  QUESTION_ANSWERING("ForQuestionAnswering"),
  /** Which of several texts is right. */
  MULTIPLE_CHOICE("ForMultipleChoice"),
  /** What stands where a piece is hidden. */
  MASKED_LANGUAGE_MODEL("ForMaskedLM"),
  /** What else an encoder was pre-trained with: which sentences follow, which pieces are false. */
  PRE_TRAINING("ForPreTraining"),
  /** Which piece comes next in a text. */
  LANGUAGE_MODEL("LMHeadModel"),
  /** Which piece comes next in the answer to a text. */
  CONDITIONAL_GENERATION("ForConditionalGeneration");

  private final String classSuffix;

  HeadKind(String classSuffix) {
    this.classSuffix = classSuffix;
  }

  /** What the names of its classes end in. */
  public String classSuffix() {
    return classSuffix;
  }

  /** The kind of head of a class of Hugging Face; nothing for a bare model. */
  static Optional<HeadKind> ofClass(String className) {
    return Stream.of(values()).filter(kind -> className.endsWith(kind.classSuffix)).findFirst();
  }
}
