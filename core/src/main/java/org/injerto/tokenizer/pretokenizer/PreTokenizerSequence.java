package org.injerto.tokenizer.pretokenizer;

import org.injerto.tokenizer.text.AlignedText;

/** Parts a text, and each of its words once more. */
record PreTokenizerSequence(PreTokenizer first, PreTokenizer second) implements PreTokenizer {
  @Override
  public void split(AlignedText text, int from, int to, Words words) {
    first.split(text, from, to, (part, start, end) -> second.split(part, start, end, words));
  }

  @Override
  public boolean spellsBytes() {
    return second.spellsBytes();
  }
}
