package org.injerto.text.spanish;

import java.util.regex.Pattern;

/**
 * The word before a full stop.
 *
 * @param at where it begins
 * @param text its letters and digits and the stops between them
 * @param joined the same with the word before it if a stop ends that: {@code EE.UU} of "EE. UU."
 */
record LastWord(int at, String text, String joined) {
  private static final Pattern INITIALS = Pattern.compile("\\p{L}\\p{M}*(\\.\\p{L}\\p{M}*)*");
  private static final Pattern ITEM_NUMBER =
      Pattern.compile("\\p{Nd}{1,3}(\\.\\p{Nd}{1,3})*|\\p{L}|[IVXLC]{1,5}|[ivxlc]{1,5}");

  /** What a stop after the word means. */
  enum Kind {
    /** The stop of an abbreviation that something always follows: Sr., pág. */
    LEADS_ON,
    /** The stop of an abbreviation, and perhaps of the sentence too: etc., EE. UU. */
    MAY_END,
    /** The stop of an initial, and seldom of the sentence: J. L. */
    INITIAL,
    /** The stop of a sentence. */
    WORD
  }

  /**
   * The word that ends at {@code stop}, of which only the end is taken if it is longer than any
   * abbreviation.
   */
  static LastWord before(String text, int start, int stop) {
    int at = begin(text, start, stop);
    String word = text.substring(at, stop);
    int other = at - 2;
    boolean joins =
        other > start && text.charAt(other) == '.' && Characters.isSpace(text.charAt(at - 1));
    String before = joins ? text.substring(begin(text, start, other), other) + "." : "";
    return new LastWord(at, word, before + word);
  }

  private static int begin(String text, int start, int end) {
    int limit = Math.max(start, end - WordList.LONGEST - 1);
    int at = end;
    while (at > limit
        && (Characters.isWordPart(text.charAt(at - 1)) || text.charAt(at - 1) == '.')) {
      at--;
    }
    return at;
  }

  /** Whether it is the number of a list item or a heading, which opens a sentence. */
  boolean isItemNumber(int start) {
    return at == start && ITEM_NUMBER.matcher(text).matches();
  }

  Kind kind() {
    boolean capital = text.length() == 1 && Character.isUpperCase(text.charAt(0));
    if (capital && joined.equals(text)) {
      return Kind.INITIAL; // H. is a name, h. are hours
    }
    if (WordList.MAY_END.contains(joined) || !capital && WordList.MAY_END.contains(text)) {
      return Kind.MAY_END;
    }
    if (WordList.LEAD_ON.contains(text)) {
      return Kind.LEADS_ON;
    }
    return INITIALS.matcher(text).matches() ? Kind.INITIAL : Kind.WORD;
  }

  long letters() {
    return text.codePoints().filter(Character::isLetter).count();
  }
}
