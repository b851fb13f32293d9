package org.injerto.onnx.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A tensor that a graph has from the start.
 *
 * @param shape its sizes; empty for a single number
 * @param content its numbers
 */
public record Initializer(String name, DataType type, List<Long> shape, Content content) {
  /**
   * @throws IllegalArgumentException if a size is negative
   */
  public Initializer {
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException("sizes must not be negative; shape=" + shape);
    }
  }

  /** How many numbers there are. */
  public long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** How many bytes the numbers take. */
  public long bytes() {
    return Math.multiplyExact(elements(), type.bytes());
  }

  /**
   * All numbers of a float32 tensor, row by row.
   *
   * @throws IllegalArgumentException if it is of another type
   */
  public float[] floats() throws IOException {
    if (type != DataType.FLOAT) {
      throw new IllegalArgumentException("the tensor must be float32; type=" + type);
    }
    ByteBuffer numbers =
        ByteBuffer.allocate(Math.toIntExact(bytes())).order(ByteOrder.LITTLE_ENDIAN);
    content.writeTo(into(numbers));
    float[] values = new float[numbers.capacity() / Float.BYTES];
    numbers.flip().asFloatBuffer().get(values);
    return values;
  }

  private static OutputStream into(ByteBuffer buffer) {
    return new OutputStream() {
      @Override
      public void write(int value) {
        buffer.put((byte) value);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        buffer.put(bytes, offset, length);
      }
    };
  }
}
