package org.injerto.text.spanish;

/**
 * What stands after a mark and white space.
 *
 * @param at its first letter, digit or symbol, after quotes, dashes and opening marks
 * @param isQuestion whether it opens with ¿ or ¡
 * @param first what stands there
 */
record Following(String text, int at, boolean isQuestion, First first) {
  /** What the first character says. */
  enum First {
    UPPER_CASE,
    LOWER_CASE,
    DIGIT,
    /** Neither letter nor digit, such as an emoji. */
    SYMBOL,
    /** A comma, a closing quote: the sentence goes on. */
    CONTINUATION
  }

  static Following at(String text, int from) {
    boolean question = false;
    int at = from;
    while (at < text.length() && Characters.isOpener(text.charAt(at))) {
      question |= Characters.isOpeningMark(text.charAt(at));
      at++;
    }
    return new Following(text, at, question, first(text, from, at));
  }

  private static First first(String text, int from, int at) {
    if (Characters.continues(text.charAt(from))) {
      return First.CONTINUATION;
    }
    if (at == text.length()) {
      return First.SYMBOL;
    }
    if (",;:".indexOf(text.charAt(at)) >= 0) {
      return First.CONTINUATION; // what seemed to open was a quote or a dash that closes
    }
    int first = text.codePointAt(at);
    if (Character.isDigit(first)) {
      return First.DIGIT;
    }
    if (!Character.isLetter(first)) {
      return First.SYMBOL;
    }
    return Character.isLowerCase(first) ? First.LOWER_CASE : First.UPPER_CASE;
  }

  /** Whether the word is one that begins sentences and is hardly ever a surname. */
  boolean isUsualBeginning() {
    int end = at;
    while (end < text.length()
        && end - at <= WordList.LONGEST
        && Characters.isWordPart(text.charAt(end))) {
      end++;
    }
    boolean isInitial = end < text.length() && text.charAt(end) == '.';
    return !isInitial && WordList.BEGINNINGS.contains(text.substring(at, end));
  }
}
