package org.injerto.tokenizer.model;

import java.util.Arrays;
import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.text.AlignedText;

/**
 * The pieces of a word, each with its place in the word. Another word of the same letters has the
 * same pieces, so it knows them too.
 *
 * <p>All is in one row of numbers, for a text has far more words than the processor's caches hold,
 * and each object more on the way to the pieces is one more wait for memory.
 */
final class CutWord {
  private static final int LETTERS = 0;
  private static final int HEAD = 1;
  private static final int FIELDS = 3;

  /** Stands for a word that has not been cut yet. */
  static final CutWord ABSENT = new CutWord(new int[HEAD]);

  /**
   * How many letters it has, and which; then number, start and end of each piece; of a piece that
   * is not as it is written, ~number.
   */
  private final int[] row;

  private CutWord(int[] row) {
    this.row = row;
  }

  /** What {@link #row} gave. */
  static CutWord of(int[] row) {
    return new CutWord(row);
  }

  /** The numbers themselves, to be kept and never changed. */
  int[] row() {
    return row;
  }

  /** Whether it is {@link #ABSENT}. */
  boolean isAbsent() {
    return row == ABSENT.row;
  }

  /** These pieces with the letters {@code text[from, to)}, to be found by. */
  CutWord named(AlignedText text, int from, int to) {
    int letters = to - from;
    int[] named = new int[row.length + letters];
    named[LETTERS] = letters;
    for (int i = 0; i < letters; i++) {
      named[HEAD + i] = text.unit(from + i);
    }
    System.arraycopy(row, HEAD, named, HEAD + letters, row.length - HEAD);
    return new CutWord(named);
  }

  /** Whether its letters are {@code text[from, to)}. */
  boolean is(AlignedText text, int from, int to) {
    if (row[LETTERS] != to - from) {
      return false;
    }
    for (int i = 0; i < to - from; i++) {
      if (row[HEAD + i] != text.unit(from + i)) {
        return false;
      }
    }
    return true;
  }

  /** Adds the pieces where the word stands at a place of a text. */
  void addTo(AlignedText text, int from, int word, Columns columns) {
    for (int at = HEAD + row[LETTERS]; at < row.length; at += FIELDS) {
      int start = from + row[at + 1];
      int end = from + row[at + 2];
      int id = row[at];
      if (id >= 0) {
        columns.add(id, text.start(start), text.end(end), word);
      } else {
        columns.add(~id, text.start(start), text.end(end), word, text.text(start, end));
      }
    }
  }

  /** Collects the pieces of a word. */
  static final class Builder {
    private int[] row = new int[HEAD + 4 * FIELDS];
    private int length = HEAD;

    /** A piece of the vocabulary at {@code [start, end)} of the word. */
    void add(int id, int start, int end) {
      if (length + FIELDS > row.length) {
        row = Arrays.copyOf(row, 2 * row.length);
      }
      row[length++] = id;
      row[length++] = start;
      row[length++] = end;
    }

    /** A piece that stands for letters the vocabulary has not. */
    void addUnknown(int id, int start, int end) {
      add(~id, start, end);
    }

    CutWord done() {
      return new CutWord(Arrays.copyOf(row, length));
    }
  }
}
