package org.injerto.tokenizer.model;

import org.injerto.tokenizer.text.AlignedText;

/** What a word consists of before anything is merged. */
interface Symbols {
  /** The symbols of the word {@code text[from, to)}, with places that count from its beginning. */
  SymbolRun of(AlignedText text, int from, int to);
}
