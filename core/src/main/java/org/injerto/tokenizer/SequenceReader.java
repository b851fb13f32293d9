package org.injerto.tokenizer;

import org.injerto.tokenizer.model.SegmentCutter;
import org.injerto.tokenizer.model.WordCounter;
import org.injerto.tokenizer.piece.AddedToken;
import org.injerto.tokenizer.piece.AddedTokenFinder;
import org.injerto.tokenizer.piece.Columns;

/** Reads one text, or the words of one, into pieces. */
final class SequenceReader {
  private static final int CHARACTERS_A_PIECE = 4;

  private final Segments segments;
  private final Columns columns;
  private final WordCounter words = new WordCounter();

  /**
   * Where a text is parted before it is cut.
   *
   * @param finder finds added tokens in the text as it stands
   * @param cutter cuts what is between them
   */
  record Segments(AddedTokenFinder finder, SegmentCutter cutter) {}

  SequenceReader(Segments segments, int length) {
    this.segments = segments;
    this.columns = Columns.empty(length / CHARACTERS_A_PIECE + 1);
  }

  void read(String text) {
    segments
        .finder()
        .find(
            text,
            0,
            text.length(),
            new AddedTokenFinder.Found() {
              @Override
              public void text(int from, int to) {
                segments.cutter().cut(text, from, to, words, columns);
              }

              @Override
              public void token(AddedToken token, int from, int to) {
                token.addTo(columns, from, to, words.current(), text.substring(from, to));
                words.next();
              }
            });
  }

  void readGivenWord(String word) {
    words.startGivenWord();
    read(word);
    words.endGivenWord();
  }

  Columns pieces() {
    return columns;
  }
}
