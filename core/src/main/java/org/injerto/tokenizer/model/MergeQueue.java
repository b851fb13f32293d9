package org.injerto.tokenizer.model;

import java.util.Arrays;

/** Pairs that can be merged, the lowest rank first, then the leftmost: a heap of numbers. */
final class MergeQueue {
  private long[] heap;
  private int size;

  MergeQueue(int expected) {
    this.heap = new long[Math.max(1, expected)];
  }

  static int rank(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  static int place(long entry) {
    return (int) entry;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(int rank, int place) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    long entry = (long) rank << Integer.SIZE | place;
    int at = size++;
    while (at > 0 && heap[(at - 1) / 2] > entry) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = entry;
  }

  long poll() {
    long first = heap[0];
    long last = heap[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= last) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return first;
  }
}
