package org.injerto.tokenizer.model;

import java.util.OptionalInt;
import org.injerto.tokenizer.piece.Columns;
import org.injerto.tokenizer.piece.Vocabulary;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.ByteAlphabet;

/** Byte-pair encoding (Sennrich et al. 2016), of characters or of bytes (Radford et al. 2019). */
public final class Bpe implements Model {
  private static final char MARK = '\u2581';

  private final Vocabulary vocabulary;
  private final MergeTable merges;
  private final BpeOptions options;
  private final boolean spellsBytes;
  private final Symbols symbols;
  private final boolean partsAtMarks;
  private final WordCache cache = new WordCache();

  private Bpe(Vocabulary vocabulary, MergeTable merges, BpeOptions options, boolean spellsBytes) {
    this.vocabulary = vocabulary;
    this.merges = merges;
    this.options = options;
    this.spellsBytes = spellsBytes;
    this.symbols =
        spellsBytes ? new ByteSymbols(vocabulary) : new CharacterSymbols(vocabulary, options);
    this.partsAtMarks = !spellsBytes && marksOnlyBeginPieces(vocabulary, options);
  }

  /** A model whose symbols are the letters of bytes, see {@link ByteAlphabet}. */
  public static Bpe ofBytes(Vocabulary vocabulary, MergeTable merges, BpeOptions options) {
    return new Bpe(vocabulary, merges, options, true);
  }

  /** A model whose symbols are characters. */
  public static Bpe ofCharacters(Vocabulary vocabulary, MergeTable merges, BpeOptions options) {
    return new Bpe(vocabulary, merges, options, false);
  }

  /**
   * Whether no piece has "▁" behind another character, so that nothing is ever merged across the
   * beginning of a word, and each word can be cut for itself.
   */
  private static boolean marksOnlyBeginPieces(Vocabulary vocabulary, BpeOptions options) {
    if (options.ignoresMerges() || !options.prefix().isEmpty() || !options.suffix().isEmpty()) {
      return false;
    }
    for (int id = 0; id < vocabulary.size(); id++) {
      String piece = vocabulary.token(id);
      int mark = piece.lastIndexOf(MARK);
      if (mark > 0 && piece.chars().limit(mark).anyMatch(unit -> unit != MARK)) {
        return false;
      }
    }
    return vocabulary.id(String.valueOf(MARK)).isPresent();
  }

  @Override
  public void cut(AlignedText text, int from, int to, int word, Columns columns) {
    int start = from;
    for (int at = from + 1; partsAtMarks && at < to; at++) {
      if (text.unit(at) == MARK && text.unit(at - 1) != MARK) {
        cutPart(text, start, at, word, columns);
        start = at;
      }
    }
    cutPart(text, start, to, word, columns);
  }

  private void cutPart(AlignedText text, int from, int to, int word, Columns columns) {
    CutWord pieces = cache.find(text, from, to);
    if (pieces.isAbsent()) {
      pieces = cut(text, from, to);
      cache.put(text, from, to, pieces);
    }
    pieces.addTo(text, from, word, columns);
  }

  private CutWord cut(AlignedText text, int from, int to) {
    OptionalInt whole = options.ignoresMerges() ? whole(text, from, to) : OptionalInt.empty();
    if (whole.isPresent()) {
      CutWord.Builder one = new CutWord.Builder();
      one.add(whole.getAsInt(), 0, to - from);
      return one.done();
    }
    return symbols.of(text, from, to).merged(merges);
  }

  private OptionalInt whole(AlignedText text, int from, int to) {
    String word = text.text(from, to);
    return vocabulary.id(spellsBytes ? ByteAlphabet.spelt(word) : word);
  }
}
