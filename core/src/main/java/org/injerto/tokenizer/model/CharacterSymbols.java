package org.injerto.tokenizer.model;

import java.util.OptionalInt;
import org.injerto.tokenizer.piece.Vocabulary;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.Utf8;

/**
 * A symbol for each character. One that the vocabulary has not becomes bytes, or the unknown
 * symbol, or nothing.
 */
final class CharacterSymbols implements Symbols {
  private static final int NONE = -1;
  private static final int TABLE = 0x3000;

  private final Vocabulary vocabulary;
  private final BpeOptions options;
  private final int[] table = new int[TABLE];
  private final OptionalInt[] bytes;

  CharacterSymbols(Vocabulary vocabulary, BpeOptions options) {
    this.vocabulary = vocabulary;
    this.options = options;
    this.bytes = ByteFallback.ids(vocabulary);
    for (int character = 0; character < TABLE; character++) {
      table[character] = vocabulary.id(Character.toString(character)).orElse(NONE);
    }
  }

  @Override
  public SymbolRun of(AlignedText text, int from, int to) {
    SymbolRun symbols = new SymbolRun(to - from);
    boolean unknownBefore = false;
    for (int at = from; at < to; ) {
      int character = text.character(at);
      int next = Math.min(to, at + Character.charCount(character));
      int id = id(character, at == from, next == to);
      if (id != NONE) {
        symbols.add(id, at - from, next - from);
        unknownBefore = false;
      } else if (options.byteFallback() && addBytes(character, at - from, next - from, symbols)) {
        unknownBefore = false;
      } else if (unknownBefore && options.fusesUnknown()) {
        symbols.lengthenLast(next - from);
      } else if (options.unknown().isPresent()) {
        symbols.add(options.unknown().getAsInt(), at - from, next - from);
        unknownBefore = true;
      }
      at = next;
    }
    return symbols;
  }

  private int id(int character, boolean first, boolean last) {
    boolean plain = (first || options.prefix().isEmpty()) && (!last || options.suffix().isEmpty());
    if (plain && character < TABLE) {
      return table[character];
    }
    String symbol =
        (first ? "" : options.prefix())
            + Character.toString(character)
            + (last ? options.suffix() : "");
    return vocabulary.id(symbol).orElse(NONE);
  }

  private boolean addBytes(int character, int start, int end, SymbolRun symbols) {
    for (int i = 0; i < Utf8.length(character); i++) {
      if (bytes[Utf8.value(character, i)].isEmpty()) {
        return false;
      }
    }
    for (int i = 0; i < Utf8.length(character); i++) {
      symbols.add(bytes[Utf8.value(character, i)].getAsInt(), start, end);
    }
    return true;
  }
}
