package org.injerto.tokenizer.normalizer;

import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.Rewriting;
import org.injerto.tokenizer.text.TextPattern;

/** Puts something in the place of every match, which stands for the last character of the match. */
record Replace(TextPattern pattern, String content) implements Normalizer {
  @Override
  public AlignedText normalize(AlignedText text) {
    int first = nextMatch(text, 0);
    if (first == text.length()) {
      return text;
    }
    Rewriting changed = new Rewriting(text);
    for (int at = first; at < text.length(); at = nextMatch(text, changed.at())) {
      changed.keepTo(at);
      changed.dropTo(pattern.end(text, at, text.length()));
      changed.insert(content, 0);
    }
    changed.keepTo(text.length());
    return changed.done();
  }

  private int nextMatch(AlignedText text, int from) {
    int at = from;
    while (at < text.length() && pattern.end(text, at, text.length()) == at) {
      at++;
    }
    return at;
  }
}
