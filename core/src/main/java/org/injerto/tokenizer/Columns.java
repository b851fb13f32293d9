package org.injerto.tokenizer;

import java.util.Arrays;
import org.injerto.text.Span;

/** Pieces as columns of numbers: what an encoding consists of. It grows while a text is read. */
final class Columns {
  private static final int FIELDS = 6;
  private static final int ID = 0;
  private static final int START = 1;
  private static final int END = 2;
  private static final int WORD = 3;
  private static final int SEQUENCE = 4;
  private static final int KIND = 5; // the type with flags

  private static final int SPECIAL = 1 << 8;
  private static final int UNATTENDED = 1 << 9;
  private static final int TYPE = SPECIAL - 1;

  private int[] cells;
  private int length;

  private Columns(int[] cells, int length) {
    this.cells = cells;
    this.length = length;
  }

  /** No piece yet. */
  static Columns empty(int expected) {
    return new Columns(new int[Math.max(1, expected) * FIELDS], 0);
  }

  static Columns special(int id, int type) {
    Columns one = empty(1);
    one.add(id, 0, 0, Encoding.NONE, Encoding.NONE, type | SPECIAL);
    return one;
  }

  static Columns padding(int id, int count) {
    Columns filler = empty(count);
    for (int i = 0; i < count; i++) {
      filler.add(id, 0, 0, Encoding.NONE, Encoding.NONE, SPECIAL | UNATTENDED);
    }
    return filler;
  }

  /** Adds a piece of the first text. */
  void add(int id, int start, int end, int word) {
    add(id, start, end, word, 0, 0);
  }

  private void add(int id, int start, int end, int word, int sequence, int kind) {
    int at = length * FIELDS;
    if (at == cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    cells[at + ID] = id;
    cells[at + START] = start;
    cells[at + END] = end;
    cells[at + WORD] = word;
    cells[at + SEQUENCE] = sequence;
    cells[at + KIND] = kind;
    length++;
  }

  int length() {
    return length;
  }

  /** Forgets the pieces from this one on. */
  void shorten(int wanted) {
    length = wanted;
  }

  int[] ids() {
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) {
      ids[i] = cells[i * FIELDS + ID];
    }
    return ids;
  }

  int id(int piece) {
    return cell(piece, ID);
  }

  int type(int piece) {
    return cell(piece, KIND) & TYPE;
  }

  boolean special(int piece) {
    return (cell(piece, KIND) & SPECIAL) != 0;
  }

  boolean attended(int piece) {
    return (cell(piece, KIND) & UNATTENDED) == 0;
  }

  Span span(int piece) {
    return new Span(cell(piece, START), cell(piece, END));
  }

  int word(int piece) {
    return cell(piece, WORD);
  }

  int sequence(int piece) {
    return cell(piece, SEQUENCE);
  }

  private int cell(int piece, int field) {
    if (piece < 0 || piece >= length) {
      throw new IndexOutOfBoundsException(piece);
    }
    return cells[piece * FIELDS + field];
  }

  Columns slice(int from, int to) {
    return new Columns(Arrays.copyOfRange(cells, from * FIELDS, to * FIELDS), to - from);
  }

  Columns then(Columns next) {
    int[] joined = Arrays.copyOf(cells, Math.max(1, length + next.length) * FIELDS);
    System.arraycopy(next.cells, 0, joined, length * FIELDS, next.length * FIELDS);
    return new Columns(joined, length + next.length);
  }

  Columns as(int sequence, int type) {
    Columns changed = slice(0, length);
    for (int i = 0; i < length; i++) {
      changed.cells[i * FIELDS + SEQUENCE] = sequence;
      changed.cells[i * FIELDS + KIND] = type;
    }
    return changed;
  }
}
