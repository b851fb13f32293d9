package org.injerto.tokenizer.trainer;

import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Learns the vocabulary of a tokenizer from texts: {@link #counter} counts their words, {@link
 * #train} makes pieces of them. The same texts and options give the same vocabulary.
 */
public sealed interface TokenizerTrainer permits WordPieceTrainer, ByteBpeTrainer, UnigramTrainer {
  /** The trainer of a kind of tokenizer. */
  static TokenizerTrainer of(TokenizerType type, TrainerOptions options) {
    return switch (type) {
      case WORDPIECE -> new WordPieceTrainer(options);
      case BYTE_BPE -> new ByteBpeTrainer(options);
      case UNIGRAM -> new UnigramTrainer(options);
    };
  }

  /**
   * Counts words as this kind of tokenizer parts them.
   *
   * @param threads how many are used, from 1
   */
  WordCounter counter(int threads);

  /**
   * Learns from counted words.
   *
   * @param threads how many may be used, from 1
   * @throws InvalidInputException if there are too many characters for the size of the vocabulary
   * @throws java.util.concurrent.CancellationException if the listener ends it
   */
  TrainedTokenizer train(WordCounts words, int threads, TrainingListener listener);

  /** Refuses a vocabulary that has no room for what every vocabulary has. */
  static void requireRoom(int vocabularySize, int smallest) {
    if (vocabularySize < smallest) {
      throw new InvalidInputException(
          Message.of(TokenizerTrainer.class, "vocabulary.small", vocabularySize, smallest));
    }
  }
}
