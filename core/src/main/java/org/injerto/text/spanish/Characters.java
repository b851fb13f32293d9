package org.injerto.text.spanish;

/** The classes of characters that the ends of sentences depend on. */
final class Characters {
  private Characters() {}

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether a sentence can end with it. */
  static boolean isMark(char c) {
    return ".!?…".indexOf(c) >= 0;
  }

  /** Whether it opens a question or an exclamation. */
  static boolean isOpeningMark(char c) {
    return c == '¿' || c == '¡';
  }

  /** Whether it may stand before the first word of a sentence. */
  static boolean isOpener(char c) {
    return isOpeningMark(c) || isDash(c) || "«“‘\"'([{‹*".indexOf(c) >= 0;
  }

  static boolean isDash(char c) {
    return "—–―-".indexOf(c) >= 0;
  }

  /** Whether no sentence begins with it. */
  static boolean continues(char c) {
    return isMark(c) || ",;:)]}»”’›/%".indexOf(c) >= 0;
  }

  /** Whether it belongs to the sentence whose mark stands before it: quotes, brackets, emoji. */
  static boolean isCloser(int codePoint) {
    return "»”’\"')]}›*".indexOf(codePoint) >= 0
        || switch (Character.getType(codePoint)) {
          case Character.OTHER_SYMBOL, // emoji
              Character.MODIFIER_SYMBOL, // their skin tones
              Character.NON_SPACING_MARK, // variation selectors
              Character.FORMAT -> // zero-width joiners
              true;
          default -> false;
        };
  }

  /** Whether it is part of a word, in composed or decomposed form. */
  static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
