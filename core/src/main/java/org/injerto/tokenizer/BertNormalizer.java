package org.injerto.tokenizer;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Cleans a text as BERT does, character by character (Hugging Face's {@code BertNormalizer}).
 *
 * @param cleanText whether control characters are dropped and every white space is a space
 * @param spacesAroundCjk whether a Chinese character is a word of its own
 * @param stripAccents whether nonspacing marks are dropped, of decomposed characters too
 * @param lowerCase whether letters become small, each for itself
 */
record BertNormalizer(
    boolean cleanText, boolean spacesAroundCjk, boolean stripAccents, boolean lowerCase) {
  private static final int REPLACEMENT = 0xFFFD;
  private static final int CAPITAL_I_WITH_DOT = 0x130;
  private static final String SMALL_I_WITH_DOT = "i\u0307";

  /** What stands for a character: nothing, or one or more characters. */
  String normalize(int character) {
    if (cleanText && isDropped(character)) {
      return "";
    }
    if (cleanText && BertCharacters.isSpace(character)) {
      return " ";
    }
    if (spacesAroundCjk && BertCharacters.isCjk(character)) {
      return " " + letters(character) + " ";
    }
    return letters(character);
  }

  private String letters(int character) {
    String text = Character.toString(character);
    if (stripAccents) {
      text = withoutMarks(Normalizer.normalize(text, Form.NFD));
    }
    return lowerCase ? lowered(text) : text;
  }

  private static boolean isDropped(int character) {
    if (character == '\t' || character == '\n' || character == '\r') {
      return false;
    }
    return switch (UnicodeEight.category(character)) {
      case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE -> true;
      default -> character == REPLACEMENT;
    };
  }

  private static String withoutMarks(String text) {
    return text.codePoints()
        .filter(c -> UnicodeEight.category(c) != Character.NON_SPACING_MARK)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Not {@link String#toLowerCase()}, which knows the sigma at the end of a word. */
  private static String lowered(String text) {
    StringBuilder small = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == CAPITAL_I_WITH_DOT) {
                small.append(SMALL_I_WITH_DOT);
              } else {
                small.appendCodePoint(Character.toLowerCase(c));
              }
            });
    return small.toString();
  }
}
