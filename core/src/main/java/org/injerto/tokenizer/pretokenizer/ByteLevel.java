package org.injerto.tokenizer.pretokenizer;

import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.GptPatterns;
import org.injerto.tokenizer.text.Rewriting;
import org.injerto.tokenizer.text.TextPattern;

/**
 * Parts a text by GPT-2's pattern for models that spell words with a letter for each byte.
 *
 * @param addsPrefixSpace whether a space is put before a text that has none
 * @param splits whether the pattern is applied; else the text is one word
 */
record ByteLevel(boolean addsPrefixSpace, boolean splits) implements PreTokenizer {
  private static final TextPattern PATTERN = GptPatterns.gpt2();

  @Override
  public void split(AlignedText text, int from, int to, Words words) {
    if (!addsPrefixSpace || text.unit(from) == ' ') {
      splitSpaced(text, from, to, words);
      return;
    }
    Rewriting spaced = new Rewriting(text, from, to);
    spaced.insertBefore(' ');
    spaced.keepTo(to);
    AlignedText longer = spaced.done();
    splitSpaced(longer, 0, longer.length(), words);
  }

  private void splitSpaced(AlignedText text, int from, int to, Words words) {
    if (!splits) {
      words.add(text, from, to);
      return;
    }
    for (int at = from; at < to; ) {
      int end = PATTERN.end(text, at, to);
      words.add(text, at, end);
      at = end;
    }
  }

  @Override
  public boolean spellsBytes() {
    return true;
  }
}
