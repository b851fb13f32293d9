package org.injerto.tokenizer.model;

import java.util.Arrays;

/** The best way to every place of a word, with the piece that it ends with. */
final class BestPath {
  private static final int NONE = -1;

  private final double[] scores;
  private final int[] starts;
  private final int[] pieces;

  /**
   * @param length code units of the word
   */
  BestPath(int length) {
    this.scores = new double[length + 1];
    this.starts = new int[length + 1];
    this.pieces = new int[length + 1];
    Arrays.fill(starts, NONE);
  }

  int length() {
    return starts.length - 1;
  }

  /** A piece at {@code [start, end)}; of equally good ways the one that was offered first stays. */
  void offer(int start, int end, int piece, double score) {
    double whole = scores[start] + score;
    if (starts[end] == NONE || whole > scores[end]) {
      scores[end] = whole;
      starts[end] = start;
      pieces[end] = piece;
    }
  }

  /** Where the pieces of the best way to the end of the word begin. */
  int[] starts() {
    int count = 0;
    for (int end = length(); end > 0; end = starts[end]) {
      count++;
    }
    int[] found = new int[count];
    for (int end = length(); end > 0; end = starts[end]) {
      found[--count] = starts[end];
    }
    return found;
  }

  /** One of the pieces of the best way, whose beginnings these are. */
  int piece(int number, int[] beginnings) {
    return pieces[number + 1 < beginnings.length ? beginnings[number + 1] : length()];
  }
}
