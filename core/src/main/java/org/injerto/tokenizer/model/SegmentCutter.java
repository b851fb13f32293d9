package org.injerto.tokenizer.model;

import org.injerto.tokenizer.piece.Columns;

/** Cuts text without added tokens into pieces. Safe for use by many threads. */
public interface SegmentCutter {
  /** Adds the pieces of {@code text[from, to)}, which is not empty. */
  void cut(String text, int from, int to, WordCounter words, Columns columns);
}
