package org.injerto.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.injerto.onnx.graph.Content;

/** A parameter row by row, as float32. */
record FloatContent(Parameter parameter) implements Content {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    try {
      parameter.scan(numbers -> write(numbers, out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(FloatBuffer numbers, OutputStream out) {
    try {
      out.write(bytes(numbers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(FloatBuffer numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.remaining() * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
    return bytes.array();
  }
}
