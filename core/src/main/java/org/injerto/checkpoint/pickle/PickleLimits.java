package org.injerto.checkpoint.pickle;

/**
 * How much a pickle may ask for. A model of ten thousand tensors stays far below each of them; the
 * most that a hostile one can fill is about 300 MB.
 */
public final class PickleLimits {
  /** The newest protocol that Python writes. */
  public static final int NEWEST_PROTOCOL = 5;

  /** Bytes of a pickle, without the numbers of the tensors. */
  public static final long LONGEST_PICKLE = 16L << 20;

  /** Instructions of a pickle, and the highest number under which it may keep a value. */
  public static final int MOST_INSTRUCTIONS = 4_000_000;

  /** Values that wait for the instruction that takes them, and marks among them. */
  public static final int DEEPEST_STACK = 1 << 16;

  /** Bytes of one string, one run of bytes or one whole number. */
  public static final int LONGEST_TEXT = 1 << 20;

  /** Bytes of the name of a global. */
  static final int LONGEST_NAME = 256;

  private PickleLimits() {}
}
