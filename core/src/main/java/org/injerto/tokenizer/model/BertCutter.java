package org.injerto.tokenizer.model;

import org.injerto.tokenizer.normalizer.BertNormalizer;
import org.injerto.tokenizer.piece.Columns;

/** BERT's normalizer, pre-tokenizer and WordPiece in one walk over the text. */
public final class BertCutter implements SegmentCutter {
  private final BertNormalizer normalizer;
  private final LatinTable latin;
  private final PieceCutter cutter;

  /** A cutter that cleans a text so and cuts its words so. */
  public BertCutter(BertNormalizer normalizer, PieceCutter cutter) {
    this.normalizer = normalizer;
    this.latin = new LatinTable(normalizer);
    this.cutter = cutter;
  }

  @Override
  public void cut(String text, int from, int to, WordCounter words, Columns columns) {
    new WordReader(normalizer, latin, cutter, words, columns).read(text, from, to);
  }
}
