package org.injerto.tokenizer.trainer;

import java.util.OptionalInt;

/**
 * What a tokenizer is to be like.
 *
 * @param vocabularySize how many pieces it has at most, special tokens included
 * @param minFrequency how often a pair of pieces must stand in the texts to be merged; a unigram
 *     model does not ask
 * @param alphabetLimit the most characters that pieces are made of; absent for all. Bytes are never
 *     left out
 * @param letters what becomes of letters
 * @param maxLength the most pieces of a text, which the files tell a model
 */
public record TrainerOptions(
    int vocabularySize,
    int minFrequency,
    OptionalInt alphabetLimit,
    Letters letters,
    int maxLength) {
  /** Pairs that stand there once teach nothing: as in Hugging Face's implementations of both. */
  public static final int MIN_FREQUENCY = 2;

  /** As in Hugging Face's {@code BertWordPieceTokenizer}. */
  public static final int ALPHABET_LIMIT = 1_000;

  /** As in BERT, RoBERTa and XLM-RoBERTa. */
  public static final int MAX_LENGTH = 512;

  /**
   * What becomes of letters.
   *
   * @param lowerCase whether they are made small
   * @param withoutAccents whether accents are taken off, and the tilde of ñ with them
   */
  public record Letters(boolean lowerCase, boolean withoutAccents) {
    /** They stay as they are. */
    public static final Letters KEPT = new Letters(false, false);
  }

  public TrainerOptions {
    positive("vocabularySize", vocabularySize);
    positive("minFrequency", minFrequency);
    positive("alphabetLimit", alphabetLimit.orElse(1));
    positive("maxLength", maxLength);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive; " + name + "=" + value);
    }
  }
}
