package org.injerto.tokenizer.model;

import java.util.Arrays;
import org.injerto.tokenizer.text.AlignedText;

/**
 * The words that were cut lately. It never grows: a word takes the place of another one. Threads
 * share it without locks, for entries do not change; at worst a word is cut twice.
 */
final class WordCache {
  private static final int PLACES = 1 << 15;

  /** Longer words are rare and not kept. */
  private static final int LONGEST = 48;

  private final Entry[] entries = new Entry[PLACES];

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
    Entry entry = entries[place(hash)];
    return entry.is(hash, text, from, to) ? entry.pieces : CutWord.ABSENT;
  }

  /** Keeps the pieces of a word. */
  void put(AlignedText text, int from, int to, CutWord pieces) {
    if (to - from <= LONGEST) {
      int hash = hash(text, from, to);
      entries[place(hash)] = new Entry(hash, text.text(from, to), pieces);
    }
  }

  private static int hash(AlignedText text, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + text.unit(at);
    }
    return hash;
  }

  private static int place(int hash) {
    return (hash * 0x9E3779B9) >>> (Integer.SIZE - 15);
  }
}
