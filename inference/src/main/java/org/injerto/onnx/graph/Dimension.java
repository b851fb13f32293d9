package org.injerto.onnx.graph;

/** A size of a tensor that goes into a graph or comes out of it. */
public sealed interface Dimension {
  /**
   * The same in every call.
   *
   * @param size at least 0
   */
  record Fixed(long size) implements Dimension {
    /**
     * @throws IllegalArgumentException if the size is negative
     */
    public Fixed {
      if (size < 0) {
        throw new IllegalArgumentException("size must not be negative; size=" + size);
      }
    }
  }

  /** One that the caller chooses; two of the same name are equal. */
  record Named(String name) implements Dimension {}

  /** A size that the caller chooses. */
  static Dimension named(String name) {
    return new Named(name);
  }

  /** A size that is the same in every call. */
  static Dimension of(long size) {
    return new Fixed(size);
  }
}
