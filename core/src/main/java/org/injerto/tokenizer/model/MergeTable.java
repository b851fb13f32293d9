package org.injerto.tokenizer.model;

import java.util.Arrays;

/** Which two pieces become which one, and which pair goes first: a hash table of pairs. */
public final class MergeTable {
  private static final long FREE = -1;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  /** What {@link #find} gives where two pieces stay apart. */
  static final long ABSENT = -1;

  private final long[] keys;
  private final long[] values;

  /**
   * @param expected how many pairs will be put in
   */
  public MergeTable(int expected) {
    int size = Math.max(16, Integer.highestOneBit(Math.max(1, expected)) * 4);
    this.keys = new long[size];
    this.values = new long[size];
    Arrays.fill(keys, FREE);
  }

  /**
   * Puts a pair in; of one that is there the rank and the piece change.
   *
   * @param rank from 0, the first to be merged
   */
  public void put(int left, int right, int rank, int merged) {
    int slot = slot(key(left, right));
    keys[slot] = key(left, right);
    values[slot] = (long) rank << Integer.SIZE | merged;
  }

  /** Rank and piece of a pair in one number, which is less the earlier the pair is merged. */
  long find(int left, int right) {
    int slot = slot(key(left, right));
    return keys[slot] == FREE ? ABSENT : values[slot];
  }

  static int rank(long found) {
    return (int) (found >>> Integer.SIZE);
  }

  static int merged(long found) {
    return (int) found;
  }

  private static long key(int left, int right) {
    return (long) left << Integer.SIZE | right;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key * GOLDEN_RATIO >>> Integer.SIZE) & mask;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
