package org.injerto.tokenizer.piece;

import java.util.Arrays;

/**
 * Finds the pieces that a text begins with, in one walk over its letters.
 *
 * <p>Nodes are numbered; the child of a node is looked up by node and letter in a hash table with
 * open addressing.
 */
public final class PieceTrie {
  /** Where every walk begins. */
  public static final int ROOT = 0;

  /** No node, no piece. */
  public static final int ABSENT = -1;

  private static final long FREE = -1;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private long[] keys = filled(1 << 10);
  private int[] children = new int[keys.length];
  private int[] pieces = {ABSENT};
  private int nodes = 1;

  private static long[] filled(int size) {
    long[] keys = new long[size];
    Arrays.fill(keys, FREE);
    return keys;
  }

  /** Adds a piece that is not empty. */
  public void add(String text, int piece) {
    int node = 0;
    for (int i = 0; i < text.length(); i++) {
      int child = child(node, text.charAt(i));
      node = child == ABSENT ? grow(node, text.charAt(i)) : child;
    }
    pieces[node] = piece;
  }

  /**
   * The longest piece at the front of {@code letters[from, to)}, packed by {@link #packed}; -1 if
   * there is none.
   */
  public long longest(char[] letters, int from, int to) {
    long longest = ABSENT;
    int node = 0;
    for (int at = from; at < to; at++) {
      node = child(node, letters[at]);
      if (node == ABSENT) {
        break;
      }
      if (pieces[node] != ABSENT) {
        longest = packed(pieces[node], at + 1);
      }
    }
    return longest;
  }

  /** A piece and its end in one number. */
  static long packed(int piece, int end) {
    return ((long) piece << Integer.SIZE) | end;
  }

  /** The piece. */
  public static int piece(long packed) {
    return (int) (packed >>> Integer.SIZE);
  }

  /** Where the piece ends. */
  public static int end(long packed) {
    return (int) packed;
  }

  /** The piece that ends at a node; {@link #ABSENT} if none does. */
  public int piece(int node) {
    return pieces[node];
  }

  /** The piece of a text; {@link #ABSENT} if it is none. */
  public int find(String text) {
    int node = ROOT;
    for (int at = 0; at < text.length() && node != ABSENT; at++) {
      node = child(node, text.charAt(at));
    }
    return node == ABSENT ? ABSENT : pieces[node];
  }

  /** The node that a letter leads to; {@link #ABSENT} if no piece goes on so. */
  public int child(int node, char letter) {
    long key = key(node, letter);
    int slot = slot(key, keys.length);
    while (keys[slot] != FREE) {
      if (keys[slot] == key) {
        return children[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return ABSENT;
  }

  private int grow(int node, char letter) {
    if (2 * nodes > keys.length) {
      rehash();
    }
    put(key(node, letter), nodes);
    if (nodes == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * nodes);
    }
    pieces[nodes] = ABSENT;
    return nodes++;
  }

  private void rehash() {
    long[] oldKeys = keys;
    int[] oldChildren = children;
    keys = filled(2 * oldKeys.length);
    children = new int[keys.length];
    for (int slot = 0; slot < oldKeys.length; slot++) {
      if (oldKeys[slot] != FREE) {
        put(oldKeys[slot], oldChildren[slot]);
      }
    }
  }

  private void put(long key, int child) {
    int slot = slot(key, keys.length);
    while (keys[slot] != FREE) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    children[slot] = child;
  }

  private static long key(int node, char letter) {
    return ((long) node << Character.SIZE) | letter;
  }

  private static int slot(long key, int size) {
    return (int) ((key * GOLDEN_RATIO) >>> Integer.SIZE) & (size - 1);
  }
}
