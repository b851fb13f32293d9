package org.injerto.tokenizer.model;

import org.injerto.tokenizer.piece.Vocabulary;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.ByteAlphabet;
import org.injerto.tokenizer.text.Utf8;

/** A symbol for each byte. Each stands for the whole character that the byte is of. */
final class ByteSymbols implements Symbols {
  private static final int BYTES = 256;
  private static final int NONE = -1;

  private final int[] ids = new int[BYTES];

  ByteSymbols(Vocabulary vocabulary) {
    for (int value = 0; value < BYTES; value++) {
      ids[value] = vocabulary.id(String.valueOf(ByteAlphabet.letter(value))).orElse(NONE);
    }
  }

  /** A byte that the vocabulary has not is left out. */
  @Override
  public SymbolRun of(AlignedText text, int from, int to) {
    SymbolRun symbols = new SymbolRun(2 * (to - from));
    for (int at = from; at < to; ) {
      int character = text.character(at);
      int next = Math.min(to, at + Character.charCount(character));
      for (int i = 0; i < Utf8.length(character); i++) {
        int id = ids[Utf8.value(character, i)];
        if (id != NONE) {
          symbols.add(id, at - from, next - from);
        }
      }
      at = next;
    }
    return symbols;
  }
}
