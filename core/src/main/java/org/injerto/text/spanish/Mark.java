package org.injerto.text.spanish;

/**
 * A full stop, ellipsis, question or exclamation mark, or a run of them, where a sentence may end.
 *
 * @param at where it begins
 * @param after where it ends
 * @param closed where the quotes, brackets and emoji end that close after it
 */
record Mark(String text, int at, int after, int closed) {
  /** A shorter word before a stop and a lower-case letter is more likely an abbreviation. */
  private static final int LETTERS_OF_A_WHOLE_WORD = 4;

  static Mark at(String text, int at) {
    int after = at;
    while (after < text.length() && Characters.isMark(text.charAt(after))) {
      after++;
    }
    int closed = after;
    while (closed < text.length() && Characters.isCloser(text.codePointAt(closed))) {
      closed += Character.charCount(text.codePointAt(closed));
    }
    return new Mark(text, at, after, closed);
  }

  boolean closesBracket() {
    return text.substring(after, closed).indexOf(')') >= 0;
  }

  /**
   * Whether the sentence ends here.
   *
   * @param start where the sentence begins
   */
  boolean endsSentence(int start) {
    int next = Characters.skipSpace(text, closed);
    if (next == text.length()) {
      return true;
    }
    boolean glued = next == closed;
    if (glued && !Characters.isOpeningMark(text.charAt(next))) {
      return false;
    }
    Following following = Following.at(text, next);
    return following.first() != Following.First.CONTINUATION && endsBefore(following, start);
  }

  private boolean endsBefore(Following following, int start) {
    if (asksOrExclaims()) {
      return following.isQuestion() || following.first() != Following.First.LOWER_CASE;
    }
    if (after - at > 1 || text.charAt(at) == '…') {
      return following.first() == Following.First.UPPER_CASE;
    }
    return stopEndsBefore(following, start);
  }

  private boolean asksOrExclaims() {
    return text.substring(at, after).chars().anyMatch(c -> c == '!' || c == '?');
  }

  private boolean stopEndsBefore(Following following, int start) {
    LastWord word = LastWord.before(text, start, at);
    if (word.isItemNumber(start)) {
      return false;
    }
    boolean capital = following.isQuestion() || following.first() == Following.First.UPPER_CASE;
    return switch (word.kind()) {
      case LEADS_ON -> false;
      case MAY_END -> capital;
      case INITIAL -> following.isQuestion() || capital && following.isUsualBeginning();
      case WORD ->
          capital
              || following.first() != Following.First.LOWER_CASE
              || word.letters() >= LETTERS_OF_A_WHOLE_WORD; // people who write without capitals
    };
  }
}
