package org.injerto.checkpoint;

import java.util.List;

/**
 * What a tensor is, without its numbers.
 *
 * @param shape sizes of the dimensions, none negative; empty for a single number
 */
public record TensorInfo(ElementType type, List<Long> shape) {
  /**
   * @throws IllegalArgumentException if a size is negative or the bytes do not fit a long
   */
  public TensorInfo {
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException("sizes must not be negative; shape=" + shape);
    }
    bytes(type, shape);
  }

  /** A float32 tensor. */
  public static TensorInfo float32(List<Long> shape) {
    return new TensorInfo(ElementType.F32, shape);
  }

  /** How many numbers there are. */
  public long elements() {
    return bytes() / type.bytes();
  }

  /** How many bytes the numbers take. */
  public long bytes() {
    return bytes(type, shape);
  }

  private static long bytes(ElementType type, List<Long> shape) {
    try {
      return shape.stream().reduce((long) type.bytes(), Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("the bytes must fit 64 bits; shape=" + shape, e);
    }
  }
}
