package org.injerto.tokenizer.piece;

import java.util.Arrays;
import java.util.Optional;
import org.injerto.text.Span;

/** Pieces as columns of numbers: what an encoding consists of. It grows while a text is read. */
public final class Columns {
  /** No word, no sequence. */
  public static final int NONE = -1;

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

  private static final String[] AS_IN_VOCABULARY = {};

  private int[] cells;
  private int length;

  /** What stands in the text where it is not what the vocabulary has; "" where it is. */
  private String[] written = AS_IN_VOCABULARY;

  private Columns(int[] cells, int length) {
    this.cells = cells;
    this.length = length;
  }

  /** No piece yet. */
  public static Columns empty(int expected) {
    return new Columns(new int[Math.max(1, expected) * FIELDS], 0);
  }

  /** A piece that stands for no text. */
  public static Columns special(int id, int type) {
    Columns one = empty(1);
    one.add(id, 0, 0, NONE, NONE, type | SPECIAL);
    return one;
  }

  /** Pieces that only fill up. */
  public static Columns padding(int id, int count) {
    Columns filler = empty(count);
    for (int i = 0; i < count; i++) {
      filler.add(id, 0, 0, NONE, NONE, SPECIAL | UNATTENDED);
    }
    return filler;
  }

  /** Adds a piece of the first text. */
  public void add(int id, int start, int end, int word) {
    add(id, start, end, word, 0, 0);
  }

  /** Adds a piece of the first text that is written otherwise than in the vocabulary. */
  public void add(int id, int start, int end, int word, String text) {
    add(id, start, end, word);
    if (written.length < length) {
      int before = written.length;
      written = Arrays.copyOf(written, cells.length / FIELDS);
      Arrays.fill(written, before, written.length, "");
    }
    written[length - 1] = text;
  }

  private void add(int id, int start, int end, int word, int sequence, int kind) {
    int at = length * FIELDS;
    if (at == cells.length) {
      cells = Arrays.copyOf(cells, 2 * cells.length);
    }
    if (length < written.length) {
      written[length] = "";
    }
    cells[at + ID] = id;
    cells[at + START] = start;
    cells[at + END] = end;
    cells[at + WORD] = word;
    cells[at + SEQUENCE] = sequence;
    cells[at + KIND] = kind;
    length++;
  }

  /** How many pieces there are. */
  public int length() {
    return length;
  }

  /** Forgets the pieces from this one on. */
  public void shorten(int wanted) {
    length = wanted;
  }

  /** The numbers of the pieces. */
  public int[] ids() {
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) {
      ids[i] = cells[i * FIELDS + ID];
    }
    return ids;
  }

  /** The number of a piece. */
  public int id(int piece) {
    return cell(piece, ID);
  }

  /** The type of a piece. */
  public int type(int piece) {
    return cell(piece, KIND) & TYPE;
  }

  /** Whether a piece was put around the texts. */
  public boolean special(int piece) {
    return (cell(piece, KIND) & SPECIAL) != 0;
  }

  /** Whether a piece is none of padding. */
  public boolean attended(int piece) {
    return (cell(piece, KIND) & UNATTENDED) == 0;
  }

  /** Where a piece stands in its text. */
  public Span span(int piece) {
    return new Span(cell(piece, START), cell(piece, END));
  }

  /** The word of a piece; {@link #NONE} if none. */
  public int word(int piece) {
    return cell(piece, WORD);
  }

  /** The text of a piece; {@link #NONE} if none. */
  public int sequence(int piece) {
    return cell(piece, SEQUENCE);
  }

  /** What a piece is in the text, where the vocabulary has something else. */
  public Optional<String> written(int piece) {
    return piece < written.length && !written[piece].isEmpty()
        ? Optional.of(written[piece])
        : Optional.empty();
  }

  /** Says that a piece stands at another place of its text. */
  public void move(int piece, int start, int end) {
    cells[piece * FIELDS + START] = start;
    cells[piece * FIELDS + END] = end;
  }

  private int cell(int piece, int field) {
    if (piece < 0 || piece >= length) {
      throw new IndexOutOfBoundsException(piece);
    }
    return cells[piece * FIELDS + field];
  }

  /** Some of the pieces. */
  public Columns slice(int from, int to) {
    Columns some = new Columns(Arrays.copyOfRange(cells, from * FIELDS, to * FIELDS), to - from);
    if (written.length > from) {
      some.written = filled(Arrays.copyOfRange(written, from, to), written.length - from);
    }
    return some;
  }

  private static String[] filled(String[] texts, int known) {
    Arrays.fill(texts, Math.min(known, texts.length), texts.length, "");
    return texts;
  }

  /** These pieces and others. */
  public Columns then(Columns next) {
    int[] joined = Arrays.copyOf(cells, Math.max(1, length + next.length) * FIELDS);
    System.arraycopy(next.cells, 0, joined, length * FIELDS, next.length * FIELDS);
    Columns both = new Columns(joined, length + next.length);
    if (written.length + next.written.length > 0) {
      both.written = filled(Arrays.copyOf(written, both.length), written.length);
      int known = Math.min(next.length, next.written.length);
      Arrays.fill(both.written, length, both.length, "");
      System.arraycopy(next.written, 0, both.written, length, known);
    }
    return both;
  }

  /** The same pieces as those of another text. */
  public Columns as(int sequence, int type) {
    Columns changed = typed(type);
    for (int i = 0; i < length; i++) {
      changed.cells[i * FIELDS + SEQUENCE] = sequence;
    }
    return changed;
  }

  /** The same pieces with another type. */
  public Columns typed(int type) {
    Columns changed = slice(0, length);
    for (int i = 0; i < length; i++) {
      int at = i * FIELDS + KIND;
      changed.cells[at] = (changed.cells[at] & ~TYPE) | type;
    }
    return changed;
  }
}
