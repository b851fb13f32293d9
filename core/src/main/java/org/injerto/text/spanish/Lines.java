package org.injerto.text.spanish;

import java.util.regex.Pattern;

/** What line breaks say about sentences. */
final class Lines {
  /** A bullet, a number or a letter of a list, or the dash of a turn of dialogue. */
  private static final Pattern ITEM =
      Pattern.compile("[•◦▪·*-]\\s|[—–―]|\\p{Nd}{1,3}[.)]-?\\s|\\p{L}\\)\\s");

  private Lines() {}

  /**
   * Whether the white space from {@code from} to {@code to}, where a character stands, ends one.
   */
  static boolean separate(String text, int from, int to) {
    int breaks = 0;
    for (int at = from; at < to; at++) {
      switch (text.charAt(at)) {
        case '\u2029' -> breaks += 2; // the paragraph separator
        case '\n', '\u0085', '\u2028' -> breaks++;
        case '\r' -> breaks += text.charAt(at + 1) == '\n' ? 0 : 1;
        default -> {}
      }
    }
    return breaks > 1 || breaks == 1 && ITEM.matcher(text).region(to, text.length()).lookingAt();
  }
}
