package org.injerto.tokenizer.model;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.injerto.tokenizer.text.AlignedText;

/**
 * The words that were cut lately. It never grows: each word has two places, where it pushes the
 * elder of those that have the same ones out. Threads share it without locks, for what is kept does
 * not change and knows its letters; at worst a word is cut twice.
 */
final class WordCache {
  private static final int BITS = 17;

  /** Longer words are rare and not kept. */
  private static final int LONGEST = 48;

  /** Beside the words, so that memory far away is only asked for a word that is likely there. */
  private final int[] hashes = new int[1 << BITS];

  private final AtomicReferenceArray<int[]> words = new AtomicReferenceArray<>(1 << BITS);

  WordCache() {
    for (int place = 0; place < words.length(); place++) {
      words.setPlain(place, CutWord.ABSENT.row());
    }
  }

  /** The pieces of a word, {@link CutWord#ABSENT} if they are not here. */
  CutWord find(AlignedText text, int from, int to) {
    int hash = hash(text, from, to);
    int place = place(hash);
    CutWord younger = at(place, hash);
    if (younger.is(text, from, to)) {
      return younger;
    }
    CutWord elder = at(place + 1, hash);
    return elder.is(text, from, to) ? elder : CutWord.ABSENT;
  }

  private CutWord at(int place, int hash) {
    return hashes[place] == hash ? CutWord.of(words.getAcquire(place)) : CutWord.ABSENT;
  }

  /** Keeps the pieces of a word. */
  void put(AlignedText text, int from, int to, CutWord pieces) {
    if (to - from <= LONGEST) {
      int hash = hash(text, from, to);
      int place = place(hash);
      hashes[place + 1] = hashes[place];
      words.setRelease(place + 1, words.getAcquire(place));
      hashes[place] = hash;
      words.setRelease(place, pieces.named(text, from, to).row());
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
