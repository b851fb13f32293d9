package org.injerto.onnx.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** The numbers of an initializer, which are made or read when they are asked for. */
@FunctionalInterface
public interface Content {
  /** Writes all numbers, little endian, row by row. */
  void writeTo(OutputStream out) throws IOException;

  /** These whole numbers, as int64. */
  static Content ofLongs(long... values) {
    return filled(values.length * Long.BYTES, buffer -> buffer.asLongBuffer().put(values.clone()));
  }

  /** These numbers, as float32. */
  static Content ofFloats(float... values) {
    return filled(
        values.length * Float.BYTES, buffer -> buffer.asFloatBuffer().put(values.clone()));
  }

  private static Content filled(int bytes, Consumer<ByteBuffer> numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    numbers.accept(buffer);
    byte[] all = buffer.array();
    return out -> out.write(all);
  }
}
