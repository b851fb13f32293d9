package org.injerto.tokenizer.trainer;

/** Every word of the texts as a row of symbols that gets shorter as pairs of them are merged. */
final class SymbolWords {
  /** What stands for a character that is not in the alphabet. */
  static final int NONE = -1;

  private final int[] symbols;
  private final int[] starts;
  private final int[] lengths;
  private final long[] counts;

  private SymbolWords(int words, int symbols) {
    this.symbols = new int[symbols];
    this.starts = new int[words];
    this.lengths = new int[words];
    this.counts = new long[words];
  }

  /** Finds the symbol of a character, or {@link #NONE}. */
  @FunctionalInterface
  interface Alphabet {
    int symbol(int character, boolean first);
  }

  /** The words as the symbols of their characters; characters outside the alphabet are left out. */
  static SymbolWords of(WordCounts words, Alphabet alphabet) {
    SymbolWords split = new SymbolWords(words.size(), Math.toIntExact(words.letters()));
    int at = 0;
    for (int word = 0; word < words.size(); word++) {
      split.starts[word] = at;
      split.counts[word] = words.count(word);
      String text = words.word(word);
      for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
        int symbol = alphabet.symbol(text.codePointAt(i), i == 0);
        if (symbol != NONE) {
          split.symbols[at++] = symbol;
        }
      }
      split.lengths[word] = at - split.starts[word];
    }
    return split;
  }

  int size() {
    return starts.length;
  }

  long count(int word) {
    return counts[word];
  }

  /** Sees the pairs that come and go. */
  interface Pairs {
    void gained(int left, int right, int word);

    void lost(int left, int right, int word);
  }

  /** Shows every pair of a word as gained. */
  void pairs(int word, Pairs pairs) {
    for (int at = starts[word] + 1; at < starts[word] + lengths[word]; at++) {
      pairs.gained(symbols[at - 1], symbols[at], word);
    }
  }

  /** Puts one symbol in the place of a pair, from left to right, wherever the word has it. */
  void merge(int word, long pair, int merged, Pairs changes) {
    int left = PairTable.left(pair);
    int right = PairTable.right(pair);
    int from = starts[word];
    int end = from + lengths[word];
    int to = from;
    for (int at = from; at < end; ) {
      boolean found = at + 1 < end && symbols[at] == left && symbols[at + 1] == right;
      if (!found) {
        symbols[to++] = symbols[at++];
        continue;
      }
      if (to > from) {
        changes.lost(symbols[to - 1], left, word);
        changes.gained(symbols[to - 1], merged, word);
      }
      at += 2;
      symbols[to++] = merged;
      if (at < end) {
        changes.lost(right, symbols[at], word);
        changes.gained(merged, symbols[at], word);
      }
    }
    lengths[word] = to - from;
  }
}
