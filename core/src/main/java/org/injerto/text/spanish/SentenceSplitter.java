package org.injerto.text.spanish;

import java.util.ArrayList;
import java.util.List;
import org.injerto.text.Span;

/**
 * Finds the sentences of Spanish text, in one pass.
 *
 * <p>A sentence ends at a full stop, ellipsis, question or exclamation mark with the quotes and
 * brackets that close after it, where what follows can begin one; at a blank line; and before a
 * line that begins a list item or a turn of dialogue. It does not end at the stop of an
 * abbreviation or an initial, within a number or an address, before the words that say who speaks,
 * nor at a mark in brackets inside it:
 *
 * <pre>
 * —¿Viene el Sr. Gil? —preguntó. —Viene a las 12.30 h. Lo dijo J. L. Gil.
 * |____________________________| |___________________| |________________|
 * </pre>
 *
 * <p>A single line break is white space. Nothing is lost: every character that is not white space
 * lies in exactly one sentence. Safe for use by several threads.
 */
public final class SentenceSplitter {
  /** The sentences in order, without the white space around them; none in blank text. */
  public List<Span> split(String text) {
    List<Span> sentences = new ArrayList<>();
    int start = Characters.skipSpace(text, 0);
    while (start < text.length()) {
      int end = end(text, start);
      sentences.add(new Span(start, end));
      start = Characters.skipSpace(text, end);
    }
    return List.copyOf(sentences);
  }

  private static int end(String text, int start) {
    boolean saysSomething = false;
    int openBrackets = 0;
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Characters.isSpace(c)) {
        int next = Characters.skipSpace(text, at);
        if (next == text.length() || Lines.separate(text, at, next)) {
          return at;
        }
        at = next;
        continue;
      }
      if (Characters.isMark(c) && saysSomething) {
        Mark mark = Mark.at(text, at);
        boolean inBrackets = openBrackets > 0 && mark.closesBracket();
        if (!inBrackets && mark.endsSentence(start)) {
          return mark.closed();
        }
        at = mark.after();
        continue;
      }
      saysSomething |= Character.isLetterOrDigit(c);
      // A sentence that is in brackets as a whole ends inside them.
      openBrackets += c == '(' && at > start ? 1 : c == ')' && openBrackets > 0 ? -1 : 0;
      at++;
    }
    return at;
  }
}
