package org.injerto.tokenizer.normalizer;

import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.Rewriting;

/** Puts something before a text that is not empty. */
record Prepend(String prefix) implements Normalizer {
  @Override
  public AlignedText normalize(AlignedText text) {
    if (text.length() == 0) {
      return text;
    }
    Rewriting longer = new Rewriting(text);
    prefix.codePoints().forEach(longer::insertBefore);
    longer.keepTo(text.length());
    return longer.done();
  }
}
