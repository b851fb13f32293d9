package org.injerto.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.tokenizer.trainer.TokenizerType;
import org.injerto.tokenizer.trainer.TrainerOptions;
import org.injerto.tokenizer.trainer.TrainerOptions.Letters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a vocabulary is to be like. */
final class VocabularyOptions {
  @Option(
      names = "--vocabulary-size",
      paramLabel = "N",
      required = true,
      converter = NumberOption.Positive.class)
  private int size;

  @Option(names = "--lowercase")
  private boolean lowerCase;

  @Option(names = "--strip-accents")
  private boolean stripAccents;

  @Option(names = "--min-frequency", paramLabel = "N", converter = NumberOption.Positive.class)
  private @Nullable Integer minFrequency;

  @Option(names = "--limit-alphabet", paramLabel = "N", converter = NumberOption.Positive.class)
  private @Nullable Integer alphabetLimit;

  @Option(
      names = "--max-length",
      paramLabel = "N",
      descriptionKey = "tokenizer-length",
      converter = NumberOption.Length.class)
  private int maxLength = TrainerOptions.MAX_LENGTH;

  /**
   * Refuses options that a kind of tokenizer has no use for.
   *
   * @throws InvalidInputException that names each of them
   */
  void check(TokenizerType type) {
    List<Message> problems = new ArrayList<>();
    if (type == TokenizerType.UNIGRAM && minFrequency != null) {
      problems.add(message("vocabulary.pairs", "--min-frequency", Choice.written(type)));
    }
    if (type == TokenizerType.BYTE_BPE && alphabetLimit != null) {
      problems.add(message("vocabulary.bytes", "--limit-alphabet", Choice.written(type)));
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(message("vocabulary.options"), problems);
    }
  }

  TrainerOptions of(TokenizerType type) {
    int alphabet = alphabetLimit == null ? TrainerOptions.ALPHABET_LIMIT : alphabetLimit;
    return new TrainerOptions(
        size,
        minFrequency == null ? TrainerOptions.MIN_FREQUENCY : minFrequency,
        type == TokenizerType.BYTE_BPE ? OptionalInt.empty() : OptionalInt.of(alphabet),
        new Letters(lowerCase, stripAccents),
        maxLength);
  }

  private static Message message(String key, Object... arguments) {
    return Message.of(VocabularyOptions.class, key, arguments);
  }
}
