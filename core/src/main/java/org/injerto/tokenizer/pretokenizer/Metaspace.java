package org.injerto.tokenizer.pretokenizer;

import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.Rewriting;

/**
 * Writes spaces as a character of its own, puts one before the text, and begins a word at each
 * (Kudo and Richardson 2018).
 *
 * @param replacement what is written for a space, mostly "▁"
 * @param prepends where one is put before
 * @param splits whether a word begins at each; else the text is one word
 */
record Metaspace(int replacement, Prepends prepends, boolean splits) implements PreTokenizer {
  /** Where a space is put before, unless one is there. */
  enum Prepends {
    ALWAYS,
    /** Only at the very beginning. */
    FIRST,
    NEVER
  }

  @Override
  public void split(AlignedText text, int from, int to, Words words) {
    AlignedText marked = marked(text, from, to);
    if (splits) {
      splitAtMarks(marked, words);
    } else {
      words.add(marked, 0, marked.length());
    }
  }

  private AlignedText marked(AlignedText text, int from, int to) {
    Rewriting marked = new Rewriting(text, from, to);
    if (prepends(text, from)) {
      marked.insertBefore(replacement);
    }
    for (int at = from; at < to; at++) {
      if (text.unit(at) == ' ') {
        marked.keepTo(at);
        marked.replace(replacement);
      }
    }
    marked.keepTo(to);
    return marked.done();
  }

  private boolean prepends(AlignedText text, int from) {
    boolean there = text.unit(from) == ' ' || text.character(from) == replacement;
    return switch (prepends) {
      case ALWAYS -> !there;
      case FIRST -> !there && text.start(from) == 0;
      case NEVER -> false;
    };
  }

  private void splitAtMarks(AlignedText marked, Words words) {
    int from = 0;
    for (int at = 0; at < marked.length(); ) {
      int character = marked.character(at);
      if (character == replacement && at > from) {
        words.add(marked, from, at);
        from = at;
      }
      at += Character.charCount(character);
    }
    words.add(marked, from, marked.length());
  }
}
