package org.injerto.tokenizer.model;

import java.util.Arrays;
import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.text.AlignedText;

/**
 * The pieces of a word, each with its place in the word. Another word of the same letters has the
 * same pieces.
 */
final class CutWord {
  private static final int FIELDS = 3;

  /** Stands for a word that has not been cut yet. */
  static final CutWord ABSENT = new CutWord(new int[0], 0);

  /** Number, start and end of each piece; of a piece that is not as it is written, ~number. */
  private final int[] cells;

  private final int length;

  private CutWord(int[] cells, int length) {
    this.cells = cells;
    this.length = length;
  }

  /** Adds the pieces where the word stands at a place of a text. */
  void addTo(AlignedText text, int from, int word, Columns columns) {
    for (int at = 0; at < length; at += FIELDS) {
      int start = from + cells[at + 1];
      int end = from + cells[at + 2];
      int id = cells[at];
      if (id >= 0) {
        columns.add(id, text.start(start), text.end(end), word);
      } else {
        columns.add(~id, text.start(start), text.end(end), word, text.text(start, end));
      }
    }
  }

  /** Collects the pieces of a word. */
  static final class Builder {
    private int[] cells = new int[4 * FIELDS];
    private int length;

    /** A piece of the vocabulary at {@code [start, end)} of the word. */
    void add(int id, int start, int end) {
      if (length == cells.length) {
        cells = Arrays.copyOf(cells, 2 * length);
      }
      cells[length++] = id;
      cells[length++] = start;
      cells[length++] = end;
    }

    /** A piece that stands for letters the vocabulary has not. */
    void addUnknown(int id, int start, int end) {
      add(~id, start, end);
    }

    CutWord done() {
      return new CutWord(Arrays.copyOf(cells, length), length);
    }
  }
}
