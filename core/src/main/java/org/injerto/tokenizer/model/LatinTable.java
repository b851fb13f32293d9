package org.injerto.tokenizer.model;

import org.injerto.tokenizer.normalizer.BertNormalizer;
import org.injerto.tokenizer.text.CharacterKind;

/**
 * The normaliser's answers for the characters that nearly all Spanish text consists of, so that
 * they are asked for once.
 */
final class LatinTable {
  /** How many characters the table has: Latin with its extensions. */
  static final int SIZE = 0x250;

  /** What a character turns into, if that is one character of a known kind. */
  enum Kind {
    LETTER,
    SPACE,
    PUNCTUATION,
    /** Ask the normaliser. */
    OTHER
  }

  private final Kind[] kinds = new Kind[SIZE];
  private final char[] normalized = new char[SIZE];

  LatinTable(BertNormalizer normalizer) {
    for (int character = 0; character < SIZE; character++) {
      String text = normalizer.mapped(character);
      normalized[character] = text.isEmpty() ? 0 : text.charAt(0);
      kinds[character] = text.length() == 1 ? kindOf(text.charAt(0)) : Kind.OTHER;
    }
  }

  private static Kind kindOf(char character) {
    if (CharacterKind.isSpace(character)) {
      return Kind.SPACE;
    }
    return CharacterKind.isPunctuation(character) ? Kind.PUNCTUATION : Kind.LETTER;
  }

  Kind kind(char character) {
    return kinds[character];
  }

  char normalized(char character) {
    return normalized[character];
  }
}
