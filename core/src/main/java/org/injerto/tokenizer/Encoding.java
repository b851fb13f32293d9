package org.injerto.tokenizer;

import java.util.ArrayList;
import java.util.List;
import org.injerto.text.Span;
import org.injerto.tokenizer.Truncation.Side;
import org.injerto.tokenizer.piece.Columns;

/**
 * A text as pieces. What did not fit is in {@link #overflowing()}, window by window.
 *
 * <p>Padding and special tokens have the span [0, 0) and neither word nor sequence (-1).
 */
public final class Encoding {
  private final Columns columns;
  private final List<Encoding> overflowing;

  private Encoding(Columns columns, List<Encoding> overflowing) {
    this.columns = columns;
    this.overflowing = List.copyOf(overflowing);
  }

  static Encoding of(Columns columns) {
    return new Encoding(columns, List.of());
  }

  Columns columns() {
    return columns;
  }

  /** How many pieces there are. */
  public int length() {
    return columns.length();
  }

  /** The numbers of the pieces, in an array of its own. */
  public int[] ids() {
    return columns.ids();
  }

  /**
   * The number of a piece.
   *
   * @throws IndexOutOfBoundsException if there is no such piece, as everywhere here
   */
  public int id(int piece) {
    return columns.id(piece);
  }

  /** What tells two texts apart: 0 for the first, and for the second what the template says. */
  public int typeId(int piece) {
    return columns.type(piece);
  }

  /** Whether the piece is none of padding. */
  public boolean attended(int piece) {
    return columns.attended(piece);
  }

  /** Whether the piece was added and stands for no text. */
  public boolean special(int piece) {
    return columns.special(piece);
  }

  /** Where the piece stands in its text, in UTF-16 code units. */
  public Span offset(int piece) {
    return columns.span(piece);
  }

  /** The number of the word that the piece belongs to, from 0; -1 if none. */
  public int wordId(int piece) {
    return columns.word(piece);
  }

  /** 0 for the first text, 1 for the second; -1 if the piece belongs to none. */
  public int sequenceId(int piece) {
    return columns.sequence(piece);
  }

  /** The windows after the first; empty if all fitted. */
  public List<Encoding> overflowing() {
    return overflowing;
  }

  /** The first window of at most {@code size} pieces, with the others behind it. */
  Encoding windows(int size, int stride, Side side) {
    if (size >= length()) {
      return this;
    }
    if (size == 0) {
      return new Encoding(columns.slice(0, 0), List.of(this));
    }
    List<Encoding> windows = new ArrayList<>();
    for (int from = 0; from < length(); from += size - stride) {
      windows.add(of(window(from, Math.min(length(), from + size), side)));
      if (from + size >= length()) {
        break;
      }
    }
    return new Encoding(windows.get(0).columns, windows.subList(1, windows.size()));
  }

  /** A window counted from the side that is kept. */
  private Columns window(int from, int to, Side cutOff) {
    return cutOff == Side.RIGHT
        ? columns.slice(from, to)
        : columns.slice(length() - to, length() - from);
  }

  /** The encodings one behind the other, every window of each with those of the others. */
  static Encoding joined(List<Encoding> parts) {
    return parts.stream().reduce(Encoding::then).orElseThrow();
  }

  /** As the reference joins: every window of the one meets every window of the other. */
  private Encoding then(Encoding next) {
    List<Encoding> windows = new ArrayList<>();
    for (Encoding window : overflowing) {
      windows.add(of(window.columns.then(next.columns)));
      next.overflowing.forEach(other -> windows.add(of(window.columns.then(other.columns))));
    }
    next.overflowing.forEach(other -> windows.add(of(columns.then(other.columns))));
    return new Encoding(columns.then(next.columns), windows);
  }

  /** The same pieces with another type; the windows after the first keep theirs. */
  Encoding typed(int type) {
    return length() == 0 || columns.type(0) == type
        ? this
        : new Encoding(columns.typed(type), overflowing);
  }

  /** The same pieces as those of a text of this number and type. */
  Encoding as(int sequence, int type) {
    return new Encoding(
        columns.as(sequence, type),
        overflowing.stream().map(window -> window.as(sequence, type)).toList());
  }

  Encoding padded(Padding padding, int paddingId) {
    List<Encoding> windows =
        overflowing.stream().map(window -> window.padded(padding, paddingId)).toList();
    Columns filler = Columns.padding(paddingId, padding.target(length()) - length());
    return new Encoding(
        padding.side() == Side.RIGHT ? columns.then(filler) : filler.then(columns), windows);
  }
}
