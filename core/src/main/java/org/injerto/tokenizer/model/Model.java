package org.injerto.tokenizer.model;

import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.text.AlignedText;

/** Cuts words into pieces. Safe for use by many threads. */
public interface Model {
  /** Adds the pieces of the word {@code text[from, to)}, which is not empty, by its number. */
  void cut(AlignedText text, int from, int to, int word, Columns columns);
}
