package org.injerto.tokenizer.trainer;

import java.util.Arrays;

/**
 * How often each pair of neighbouring symbols stands in the texts. Pairs are numbered in the order
 * in which they were first met; a hash table with open addressing finds the number.
 */
final class PairTable {
  private static final int FREE = -1;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private long[] pairs = new long[1 << 15];
  private long[] counts = new long[1 << 15];
  private int[] slots = free(1 << 16);
  private int size;

  private static int[] free(int slots) {
    int[] free = new int[slots];
    Arrays.fill(free, FREE);
    return free;
  }

  /** Two symbols as one number, which orders pairs by the first symbol, then by the second. */
  static long pair(int left, int right) {
    return ((long) left << Integer.SIZE) | right;
  }

  static int left(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  static int right(long pair) {
    return (int) pair;
  }

  int size() {
    return size;
  }

  long pair(int number) {
    return pairs[number];
  }

  long count(int number) {
    return counts[number];
  }

  /**
   * Adds to the count of a pair.
   *
   * @return the number of the pair
   */
  int add(long pair, long times) {
    int slot = slot(pair);
    if (slots[slot] == FREE) {
      if (size == pairs.length) {
        grow();
        slot = slot(pair);
      }
      slots[slot] = size;
      pairs[size++] = pair;
    }
    counts[slots[slot]] += times;
    return slots[slot];
  }

  private void grow() {
    pairs = Arrays.copyOf(pairs, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
    slots = free(4 * size);
    for (int number = 0; number < size; number++) {
      slots[slot(pairs[number])] = number;
    }
  }

  private int slot(long pair) {
    int slot = (int) ((pair * GOLDEN_RATIO) >>> Integer.SIZE) & (slots.length - 1);
    while (slots[slot] != FREE && pairs[slots[slot]] != pair) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
