package org.injerto.tokenizer.text;

/** What the reference takes a character for when it parts words. */
public final class CharacterKind {
  private CharacterKind() {}

  /** White space of Unicode: it parts words and is no part of one. */
  public static boolean isSpace(int character) {
    return switch (character) {
      case ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default ->
          (character >= '\t' && character <= '\r') || (character >= 0x2000 && character <= 0x200A);
    };
  }

  /** Punctuation of Unicode and every symbol of ASCII: a word of its own. */
  public static boolean isPunctuation(int character) {
    if (character < 0x80) {
      return character > ' ' && character < 0x7F && !Character.isLetterOrDigit(character);
    }
    return switch (UnicodeEight.category(character)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** Chinese characters; 2B820 to 2B91F are left out as the reference does. */
  public static boolean isCjk(int character) {
    return (character >= 0x4E00 && character <= 0x9FFF)
        || (character >= 0x3400 && character <= 0x4DBF)
        || (character >= 0x20000 && character <= 0x2A6DF)
        || (character >= 0x2A700 && character <= 0x2B81F)
        || (character >= 0x2B920 && character <= 0x2CEAF)
        || (character >= 0xF900 && character <= 0xFAFF)
        || (character >= 0x2F800 && character <= 0x2FA1F);
  }

  /** What {@code \w} stands for: letters, marks, digits, connectors and joiners. */
  public static boolean isWord(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.CONNECTOR_PUNCTUATION ->
          true;
      default -> Character.isAlphabetic(character) || character == 0x200C || character == 0x200D;
    };
  }

  /** A letter of any kind ({@code \p{L}}). */
  public static boolean isLetter(int character) {
    return Character.isLetter(character);
  }

  /** A number of any kind ({@code \p{N}}): digits, Roman numerals, fractions, powers. */
  public static boolean isNumber(int character) {
    return switch (Character.getType(character)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }
}
