package org.injerto.tokenizer.trainer;

import java.util.Arrays;

/**
 * Every way to cut a word into pieces, and how probable each is: an edge for each piece from where
 * it begins to where it ends (Kudo 2018, "Subword Regularization", section 3.2).
 *
 * <p>Not safe for use by more than one thread.
 */
final class Lattice {
  private final PieceTree tree;
  private char[] letters = new char[64];
  private int length;
  private int edges;
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int[] pieces = new int[256];
  private double[] weights = new double[256];

  /** The logarithm of the best way from the front to a place, and the edge that it ends with. */
  private double[] best = new double[65];

  private int[] bestEdges = new int[65];
  private double[] forward = new double[65];
  private double[] backward = new double[65];

  Lattice(PieceTree tree) {
    this.tree = tree;
  }

  /** Reads a word, each of whose characters must be a piece. */
  void read(String word) {
    read(word, PieceTree.NONE);
  }

  /** Reads a word as if there were no piece {@code left out}. */
  void read(String word, int leftOut) {
    prepare(word);
    for (int start = 0; start < length; start++) {
      if (!Character.isLowSurrogate(letters[start])) {
        addEdges(start, leftOut);
      }
    }
  }

  private void prepare(String word) {
    length = word.length();
    edges = 0;
    if (length > letters.length) {
      letters = new char[2 * length];
      best = new double[2 * length + 1];
      bestEdges = new int[2 * length + 1];
      forward = new double[2 * length + 1];
      backward = new double[2 * length + 1];
    }
    word.getChars(0, length, letters, 0);
    Arrays.fill(best, 1, length + 1, Double.NEGATIVE_INFINITY);
  }

  private void addEdges(int start, int leftOut) {
    int node = tree.root(letters[start]);
    for (int at = start; node != PieceTree.NONE; ) {
      int piece = tree.piece(node);
      at++;
      if (piece != PieceTree.NONE && piece != leftOut) {
        addEdge(start, at, piece);
      }
      node = at < length ? tree.child(node, letters[at]) : PieceTree.NONE;
    }
  }

  private void addEdge(int start, int end, int piece) {
    if (edges == starts.length) {
      starts = Arrays.copyOf(starts, 2 * edges);
      ends = Arrays.copyOf(ends, 2 * edges);
      pieces = Arrays.copyOf(pieces, 2 * edges);
      weights = new double[2 * edges];
    }
    starts[edges] = start;
    ends[edges] = end;
    pieces[edges] = piece;
    double score = best[start] + tree.pieces().score(piece);
    if (score > best[end]) {
      best[end] = score;
      bestEdges[end] = edges;
    }
    edges++;
  }

  /** The logarithm of the probability of the best way; negative infinity if there is no way. */
  double bestScore() {
    return best[length];
  }

  /** Sees pieces. */
  @FunctionalInterface
  interface PieceSeer {
    void see(int piece);
  }

  /** Shows the pieces of the best way, the last one first. */
  void best(PieceSeer seer) {
    for (int at = length; at > 0; at = starts[bestEdges[at]]) {
      seer.see(pieces[bestEdges[at]]);
    }
  }

  /**
   * Adds to each piece how often it is expected in the word (forward-backward). Probabilities are
   * taken relative to the best way to each place, so that none of them gets too small for a double.
   */
  void addExpected(double times, double[] expected) {
    Arrays.fill(forward, 0, length + 1, 0);
    Arrays.fill(backward, 0, length + 1, 0);
    forward[0] = 1;
    backward[length] = 1;
    for (int edge = 0; edge < edges; edge++) {
      double score = tree.pieces().score(pieces[edge]);
      weights[edge] = StrictMath.exp(best[starts[edge]] + score - best[ends[edge]]);
      forward[ends[edge]] += forward[starts[edge]] * weights[edge];
    }
    double scale = times / forward[length];
    for (int edge = edges - 1; edge >= 0; edge--) {
      double onwards = weights[edge] * backward[ends[edge]];
      backward[starts[edge]] += onwards;
      expected[pieces[edge]] += forward[starts[edge]] * onwards * scale;
    }
  }
}
