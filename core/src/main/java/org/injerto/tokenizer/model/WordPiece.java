package org.injerto.tokenizer.model;

import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.text.AlignedText;

/** WordPiece for words that were parted otherwise than BERT does. */
public record WordPiece(PieceCutter cutter) implements Model {
  @Override
  public void cut(AlignedText text, int from, int to, int number, Columns columns) {
    Word word = new Word(cutter.longestWord());
    for (int at = from; at < to; ) {
      int character = text.character(at);
      int next = at + Character.charCount(character);
      word.add(character, text.start(at), text.end(next));
      at = next;
    }
    cutter.cut(word, number, columns);
  }
}
