package org.injerto.tokenizer.model;

import java.util.Arrays;
import org.injerto.tokenizer.text.AlignedText;

/**
 * The words that were cut lately. It never grows: each word has two places, where it pushes the
 * elder of those that have the same ones out. Threads share it without locks, for entries do not
 * change; at worst a word is cut twice.
 */
final class WordCache {
  private static final int BITS = 16;

  /** Longer words are rare and not kept. */
  private static final int LONGEST = 48;

  private final Entry[] entries = new Entry[1 << BITS];

  WordCache() {
    Arrays.fill(entries, new Entry(-1, "", CutWord.ABSENT));
  }

  /** A word with its pieces. */
  private record Entry(int hash, String word, CutWord pieces) {
    boolean is(int wanted, AlignedText text, int from, int to) {
      return hash == wanted && word.length() == to - from && text.startsWith(word, from);
    }
  }

  /** The pieces of a word, {@link CutWord#ABSENT} if they are not here. */
  CutWord find(AlignedText text, int from, int to) {
    if (to - from > LONGEST) {
      return CutWord.ABSENT;
    }
    int hash = hash(text, from, to);
    int place = place(hash);
    Entry younger = entries[place];
    if (younger.is(hash, text, from, to)) {
      return younger.pieces;
    }
    Entry elder = entries[place + 1];
    return elder.is(hash, text, from, to) ? elder.pieces : CutWord.ABSENT;
  }

  /** Keeps the pieces of a word. */
  void put(AlignedText text, int from, int to, CutWord pieces) {
    if (to - from <= LONGEST) {
      int hash = hash(text, from, to);
      int place = place(hash);
      entries[place + 1] = entries[place];
      entries[place] = new Entry(hash, text.text(from, to), pieces);
    }
  }

  private static int hash(AlignedText text, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + text.unit(at);
    }
    return hash;
  }

  /** The first of the two places of a word: an even one. */
  private static int place(int hash) {
    return (hash * 0x9E3779B9) >>> (Integer.SIZE - BITS) & ~1;
  }
}
