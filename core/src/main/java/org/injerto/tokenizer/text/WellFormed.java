package org.injerto.tokenizer.text;

/** Text without halves of characters, which UTF-8 cannot write. */
final class WellFormed {
  private static final int REPLACEMENT = 0xFFFD;

  private WellFormed() {}

  /** The text with U+FFFD for each half of a character. */
  static String of(String text) {
    return text.codePoints()
        .map(WellFormed::character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The character, or U+FFFD for half of one. */
  static int character(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE
        ? REPLACEMENT
        : character;
  }
}
