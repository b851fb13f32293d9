package org.injerto.tokenizer;

import java.util.Optional;
import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.piece.Vocabulary;
import org.injerto.tokenizer.text.ByteAlphabet;
import org.injerto.tokenizer.text.CharacterKind;

/** Leaves the spaces of byte-level pieces out of their places. */
final class Trimming {
  private final byte[] leading;
  private final byte[] trailing;
  private final boolean prefixSpace;

  /**
   * @param prefixSpace whether a space was put before the text, which then is not trimmed
   */
  Trimming(Vocabulary vocabulary, boolean prefixSpace) {
    this.prefixSpace = prefixSpace;
    this.leading = new byte[vocabulary.size()];
    this.trailing = new byte[vocabulary.size()];
    for (int id = 0; id < vocabulary.size(); id++) {
      leading[id] = (byte) Math.min(Byte.MAX_VALUE, leading(vocabulary.token(id)));
      trailing[id] = (byte) Math.min(Byte.MAX_VALUE, trailing(vocabulary.token(id)));
    }
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
      start = Math.min(start + front, end);
    } else if (back == 1) {
      // The lone space that was put in has the place of the first character, however long.
      end = start;
    }
    if (end >= back) {
      end = Math.max(end - back, start);
    }
    pieces.move(piece, start, end);
  }
}
