package org.injerto.tokenizer.normalizer;

import java.text.Normalizer.Form;
import org.injerto.tokenizer.text.CharacterKind;
import org.injerto.tokenizer.text.UnicodeEight;

/**
 * Cleans a text as BERT does, character by character (Hugging Face's {@code BertNormalizer}).
 *
 * @param cleanText whether control characters are dropped and every white space is a space
 * @param spacesAroundCjk whether a Chinese character is a word of its own
 * @param stripAccents whether nonspacing marks are dropped, of decomposed characters too
 * @param lowerCase whether letters become small, each for itself
 */
public record BertNormalizer(
    boolean cleanText, boolean spacesAroundCjk, boolean stripAccents, boolean lowerCase)
    implements CharacterMapping {
  private static final int REPLACEMENT = 0xFFFD;
  private static final Lowercase LOWERCASE = new Lowercase();

  @Override
  public String mapped(int character) {
    if (cleanText && isDropped(character)) {
      return "";
    }
    if (cleanText && CharacterKind.isSpace(character)) {
      return " ";
    }
    if (spacesAroundCjk && CharacterKind.isCjk(character)) {
      return " " + letters(character) + " ";
    }
    return letters(character);
  }

  private String letters(int character) {
    String text = Character.toString(character);
    if (stripAccents) {
      text = withoutMarks(java.text.Normalizer.normalize(text, Form.NFD));
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

  private static String lowered(String text) {
    return text.codePoints()
        .mapToObj(LOWERCASE::mapped)
        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
        .toString();
  }
}
