package org.injerto.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.injerto.onnx.graph.Content;

/** Parameters one behind the other, as float32. */
record FloatContent(List<Parameter> parts) implements Content {
  static FloatContent of(List<Parameter> parts) {
    return new FloatContent(List.copyOf(parts));
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try {
      for (Parameter part : parts) {
        part.scan(numbers -> write(numbers, out));
      }
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
