package org.injerto.tokenizer.model;

import java.util.Arrays;

/**
 * The symbols of a word, of which the pair that comes first in the table is merged until there is
 * none (Sennrich et al. 2016); of equal pairs the leftmost. In n log n steps.
 */
final class SymbolRun {
  private static final int NONE = -1;

  /** Up to here it is faster to look at every pair than to keep them in order. */
  private static final int FEW = 24;

  private int[] ids;
  private int[] starts;
  private int[] ends;
  private int[] next = {};
  private int[] previous = {};
  private int length;

  SymbolRun(int expected) {
    this.ids = new int[expected];
    this.starts = new int[expected];
    this.ends = new int[expected];
  }

  /** Adds a symbol that stands for the units {@code [start, end)} of the word. */
  void add(int id, int start, int end) {
    if (length == ids.length) {
      int larger = 2 * length + 1;
      ids = Arrays.copyOf(ids, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
    }
    ids[length] = id;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  /** Makes the last symbol stand for the units up to {@code end} too. */
  void lengthenLast(int end) {
    ends[length - 1] = end;
  }

  /** The pieces that are left when all is merged. */
  CutWord merged(MergeTable table) {
    if (length <= FEW) {
      mergeFew(table);
      return pieces();
    }
    link();
    mergeMany(table);
    return linked();
  }

  private void mergeFew(MergeTable table) {
    long[] pairs = new long[length];
    for (int at = 0; at + 1 < length; at++) {
      pairs[at] = table.find(ids[at], ids[at + 1]);
    }
    for (int place = first(pairs); place != NONE; place = first(pairs)) {
      ids[place] = MergeTable.merged(pairs[place]);
      ends[place] = ends[place + 1];
      length--;
      int moved = length - place - 1;
      System.arraycopy(ids, place + 2, ids, place + 1, moved);
      System.arraycopy(starts, place + 2, starts, place + 1, moved);
      System.arraycopy(ends, place + 2, ends, place + 1, moved);
      System.arraycopy(pairs, place + 2, pairs, place + 1, moved);
      findAgain(place - 1, pairs, table);
      findAgain(place, pairs, table);
    }
  }

  /** Which pair is merged first, the leftmost of equal ones. */
  private int first(long[] pairs) {
    int place = NONE;
    long best = Long.MAX_VALUE;
    for (int at = 0; at + 1 < length; at++) {
      if (pairs[at] != MergeTable.ABSENT && pairs[at] < best) {
        best = pairs[at];
        place = at;
      }
    }
    return place;
  }

  private void findAgain(int place, long[] pairs, MergeTable table) {
    if (place >= 0 && place + 1 < length) {
      pairs[place] = table.find(ids[place], ids[place + 1]);
    }
  }

  private CutWord pieces() {
    CutWord.Builder pieces = new CutWord.Builder();
    for (int at = 0; at < length; at++) {
      pieces.add(ids[at], starts[at], ends[at]);
    }
    return pieces.done();
  }

  private void link() {
    next = new int[length];
    previous = new int[length];
    for (int at = 0; at < length; at++) {
      next[at] = at + 1 == length ? NONE : at + 1;
      previous[at] = at - 1;
    }
  }

  private void mergeMany(MergeTable table) {
    MergeQueue queue = new MergeQueue(length);
    for (int at = 0; at < length; at++) {
      offer(at, table, queue);
    }
    while (!queue.isEmpty()) {
      long first = queue.poll();
      int place = MergeQueue.place(first);
      long found = pair(place, table);
      if (found == MergeTable.ABSENT || MergeTable.rank(found) != MergeQueue.rank(first)) {
        continue;
      }
      mergeAt(place, MergeTable.merged(found));
      offer(place, table, queue);
      if (previous[place] != NONE) {
        offer(previous[place], table, queue);
      }
    }
  }

  private void offer(int place, MergeTable table, MergeQueue queue) {
    long found = pair(place, table);
    if (found != MergeTable.ABSENT) {
      queue.add(MergeTable.rank(found), place);
    }
  }

  private long pair(int place, MergeTable table) {
    return ids[place] == NONE || next[place] == NONE
        ? MergeTable.ABSENT
        : table.find(ids[place], ids[next[place]]);
  }

  private void mergeAt(int place, int merged) {
    int gone = next[place];
    ids[place] = merged;
    ends[place] = ends[gone];
    next[place] = next[gone];
    ids[gone] = NONE;
    if (next[place] != NONE) {
      previous[next[place]] = place;
    }
  }

  private CutWord linked() {
    CutWord.Builder pieces = new CutWord.Builder();
    for (int at = 0; at != NONE; at = next[at]) {
      pieces.add(ids[at], starts[at], ends[at]);
    }
    return pieces.done();
  }
}
