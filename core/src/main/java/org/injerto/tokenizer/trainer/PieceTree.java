package org.injerto.tokenizer.trainer;

import java.util.Arrays;

/**
 * Finds the pieces that a text begins with. Nodes stand level by level, the children of a node side
 * by side and ordered by their letters.
 */
final class PieceTree {
  static final int NONE = -1;

  private final Pieces pieces;
  private final int[] rootChildren = new int[Character.MAX_VALUE + 1];
  private char[] letters;
  private int[] firstChildren;
  private int[] ends;
  private int nodes = 1;

  /** Where the pieces of a node begin and end among all, while the tree is built. */
  private int[] from;

  private int[] to;

  PieceTree(Pieces pieces) {
    this.pieces = pieces;
    int expected = 2 * pieces.size() + 2;
    letters = new char[expected];
    firstChildren = new int[expected];
    ends = new int[expected];
    from = new int[expected];
    to = new int[expected];
    to[0] = pieces.size();
    Arrays.fill(rootChildren, NONE);
    int level = 0;
    for (int node = 0, nextLevel = 1; node < nodes; node++) {
      if (node == nextLevel) {
        level++;
        nextLevel = nodes;
      }
      expand(node, level);
    }
    ensureRoom();
    firstChildren[nodes] = nodes;
    from = new int[0];
    to = from;
    for (int child = firstChildren[0]; child < firstChildren[1]; child++) {
      rootChildren[letters[child]] = child;
    }
  }

  private void expand(int node, int level) {
    int first = from[node];
    ends[node] = NONE;
    if (level > 0 && pieces.text(first).length() == level) {
      ends[node] = first++;
    }
    firstChildren[node] = nodes;
    for (int piece = first; piece < to[node]; ) {
      char letter = pieces.text(piece).charAt(level);
      ensureRoom();
      letters[nodes] = letter;
      from[nodes] = piece;
      while (piece < to[node] && pieces.text(piece).charAt(level) == letter) {
        piece++;
      }
      to[nodes++] = piece;
    }
  }

  private void ensureRoom() {
    if (nodes + 1 >= letters.length) {
      int size = 2 * letters.length;
      letters = Arrays.copyOf(letters, size);
      firstChildren = Arrays.copyOf(firstChildren, size);
      ends = Arrays.copyOf(ends, size);
      from = Arrays.copyOf(from, size);
      to = Arrays.copyOf(to, size);
    }
  }

  Pieces pieces() {
    return pieces;
  }

  /** The node that a piece of one letter or the beginning of longer ones ends at. */
  int root(char letter) {
    return rootChildren[letter];
  }

  /** The node one letter further; {@link #NONE} if no piece goes on so. */
  int child(int node, char letter) {
    int low = firstChildren[node];
    int high = firstChildren[node + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (letters[middle] == letter) {
        return middle;
      }
      if (letters[middle] < letter) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NONE;
  }

  /** The piece that ends at a node; {@link #NONE} if none does. */
  int piece(int node) {
    return ends[node];
  }
}
