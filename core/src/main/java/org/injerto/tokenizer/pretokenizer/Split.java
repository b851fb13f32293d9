package org.injerto.tokenizer.pretokenizer;

import java.util.function.IntPredicate;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.TextPattern;

/**
 * Parts a text at the matches of a pattern.
 *
 * @param inverted whether what the pattern does not match counts as its matches
 */
record Split(TextPattern pattern, Behavior behavior, boolean inverted) implements PreTokenizer {
  /** Parts a text at characters of a kind. */
  static Split at(IntPredicate kind, Behavior behavior) {
    TextPattern one =
        (text, at, to) -> {
          int character = text.character(at);
          return kind.test(character) ? at + Character.charCount(character) : at;
        };
    return new Split(one, behavior, false);
  }

  @Override
  public void split(AlignedText text, int from, int to, Words words) {
    Parting parting = new Parting(text, words);
    int rest = from;
    for (int at = from; at < to; ) {
      int end = pattern.end(text, at, to);
      if (end == at) {
        at++;
        continue;
      }
      parting.add(rest, at, inverted);
      parting.add(at, end, !inverted);
      rest = end;
      at = end;
    }
    parting.add(rest, to, inverted);
    parting.end();
  }

  /** Puts matches and what is between them together to words. */
  private final class Parting {
    private final AlignedText text;
    private final Words words;
    private int from;
    private int to;
    private boolean match;

    Parting(AlignedText text, Words words) {
      this.text = text;
      this.words = words;
    }

    void add(int partFrom, int partTo, boolean isMatch) {
      if (partFrom == partTo) {
        return;
      }
      if (from == to || !behavior.joins(match, isMatch)) {
        end();
        from = partFrom;
      }
      to = partTo;
      match = isMatch;
    }

    void end() {
      if (from < to && !(match && behavior == Behavior.REMOVED)) {
        words.add(text, from, to);
      }
      from = to;
    }
  }
}
