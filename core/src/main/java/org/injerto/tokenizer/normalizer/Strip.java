package org.injerto.tokenizer.normalizer;

import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.CharacterKind;

/** Takes white space away at the ends. */
record Strip(boolean left, boolean right) implements Normalizer {
  @Override
  public AlignedText normalize(AlignedText text) {
    int from = 0;
    int to = text.length();
    while (left && from < to && CharacterKind.isSpace(text.unit(from))) {
      from++;
    }
    while (right && from < to && CharacterKind.isSpace(text.unit(to - 1))) {
      to--;
    }
    return text.part(from, to);
  }
}
