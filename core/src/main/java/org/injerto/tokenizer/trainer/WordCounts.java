package org.injerto.tokenizer.trainer;

import java.util.Arrays;
import java.util.Map;

/**
 * How often each word stands in some texts, in the order in which the words were first met.
 *
 * <p>Only words that cannot be parted further by spaces and punctuation: what a pre-tokenizer
 * gives.
 */
public final class WordCounts {
  private static final int SMALLEST = 1 << 10;
  private static final int FREE = -1;

  private String[] words = new String[SMALLEST / 2];
  private long[] counts = new long[SMALLEST / 2];
  private int[] slots = free(SMALLEST);
  private int size;
  private long letters;

  WordCounts() {}

  /** Words that somebody else has counted. */
  public static WordCounts of(Map<String, Long> counted) {
    WordCounts counts = new WordCounts();
    counted.forEach(counts::add);
    return counts;
  }

  private static int[] free(int slots) {
    int[] free = new int[slots];
    Arrays.fill(free, FREE);
    return free;
  }

  /** How many different words there are. */
  public int size() {
    return size;
  }

  /**
   * A word.
   *
   * @param index from 0 and below {@link #size()}
   */
  public String word(int index) {
    return words[index];
  }

  /** How often a word stands in the texts, from 1. */
  public long count(int index) {
    return counts[index];
  }

  /** How often all of them stand in the texts together. */
  public long total() {
    return Arrays.stream(counts, 0, size).sum();
  }

  /** How many UTF-16 code units the words have together. */
  long letters() {
    return letters;
  }

  /** Adds a word that was met {@code times} times more. */
  void add(String word, long times) {
    int slot = slot(word);
    if (slots[slot] != FREE) {
      counts[slots[slot]] += times;
      return;
    }
    if (size == words.length) {
      grow();
      slot = slot(word);
    }
    slots[slot] = size;
    words[size] = word;
    counts[size++] = times;
    letters += word.length();
  }

  void addAll(WordCounts more) {
    for (int i = 0; i < more.size; i++) {
      add(more.words[i], more.counts[i]);
    }
  }

  /** Forgets the words that were met fewer than {@code least} times. */
  void forgetBelow(long least) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (counts[i] >= least) {
        words[kept] = words[i];
        counts[kept++] = counts[i];
      } else {
        letters -= words[i].length();
      }
    }
    Arrays.fill(words, kept, size, null);
    size = kept;
    index(slots.length);
  }

  private void grow() {
    words = Arrays.copyOf(words, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
    index(4 * size);
  }

  private void index(int length) {
    slots = free(length);
    for (int i = 0; i < size; i++) {
      slots[slot(words[i])] = i;
    }
  }

  /** Where the word is, or where it is to be put: open addressing, at most half full. */
  private int slot(String word) {
    int hash = word.hashCode() * 0x9E3779B9;
    int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
    while (slots[slot] != FREE && !words[slots[slot]].equals(word)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
