package org.injerto.tokenizer;

import java.util.BitSet;
import java.util.Optional;
import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.piece.Vocabulary;
import org.injerto.tokenizer.text.ByteAlphabet;
import org.injerto.tokenizer.text.CharacterKind;

/** Leaves the spaces of byte-level pieces out of their places. */
final class Trimming {
  private final byte[] leading;
  private final byte[] trailing;
  private final int[] units;
  private final BitSet wide = new BitSet();
  private final boolean prefixSpace;

  /**
   * @param prefixSpace whether a space was put before the text, which then is not trimmed
   */
  Trimming(Vocabulary vocabulary, boolean prefixSpace) {
    this.prefixSpace = prefixSpace;
    this.leading = new byte[vocabulary.size()];
    this.trailing = new byte[vocabulary.size()];
    this.units = new int[vocabulary.size()];
    for (int id = 0; id < vocabulary.size(); id++) {
      String piece = vocabulary.token(id);
      leading[id] = (byte) Math.min(Byte.MAX_VALUE, leading(piece));
      trailing[id] = (byte) Math.min(Byte.MAX_VALUE, trailing(piece));
      units[id] = piece.chars().map(Trimming::units).sum();
      wide.set(id, piece.length() > leading[id] && units(piece.charAt(leading[id])) == 2);
    }
  }

  /** The code units of the character that a byte begins; 0 if it goes on with one. */
  private static int units(int letter) {
    int value = ByteAlphabet.value(letter);
    if ((value & 0xC0) == 0x80) {
      return 0;
    }
    return value >= 0xF0 ? 2 : 1;
  }

  private static int leading(String piece) {
    return (int) piece.chars().takeWhile(Trimming::isSpace).count();
  }

  private static int trailing(String piece) {
    return leading(new StringBuilder(piece).reverse().toString());
  }

  private static boolean isSpace(int unit) {
    return unit == ByteAlphabet.SPACE || CharacterKind.isSpace(unit);
  }

  /** Trims each window for itself: its first piece is the one that a space can be before. */
  void apply(Encoding encoding) {
    apply(encoding.columns());
    encoding.overflowing().forEach(this::apply);
  }

  private void apply(Columns pieces) {
    for (int piece = 0; piece < pieces.length(); piece++) {
      int id = pieces.id(piece);
      Optional<String> written = pieces.written(piece);
      int front = written.isPresent() ? leading(written.get()) : leading[id];
      int back = written.isPresent() ? trailing(written.get()) : trailing[id];
      if (front > 0 || back > 0) {
        trim(pieces, piece, front, back);
      }
    }
  }

  private void trim(Columns pieces, int piece, int front, int back) {
    int start = pieces.span(piece).start();
    int end = pieces.span(piece).end();
    boolean prefix = prefixSpace && front == 1 && (piece == 0 || start == 0);
    if (!prefix) {
      start = Math.min(start + width(front, pieces.id(piece), end - start), end);
    } else if (back == 1) {
      // The lone space that was put in has the place of the first character, however long.
      end = start;
    }
    if (end >= back) {
      end = Math.max(end - back, start);
    }
    pieces.move(piece, start, end);
  }

  /**
   * How many units the spaces in front of a piece take. One that was put in has the place of the
   * character behind it, which then goes, and can have two.
   *
   * @param length of the place of the piece
   */
  private int width(int front, int id, int length) {
    boolean alone = units[id] == front;
    boolean putIn = alone ? length > front : length < units[id];
    return front == 1 && putIn && (alone || wide.get(id)) ? 2 : front;
  }
}
