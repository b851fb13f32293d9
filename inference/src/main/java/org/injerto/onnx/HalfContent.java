package org.injerto.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.injerto.checkpoint.ElementType;
import org.injerto.checkpoint.PrecisionChange;
import org.injerto.onnx.graph.Content;

/**
 * The float32 numbers of another content as float16.
 *
 * @param name of the tensor, for people
 * @param floats writes whole numbers at a time
 */
record HalfContent(String name, Content floats) implements Content {
  /**
   * @throws org.injerto.text.InvalidInputException if a number is too large for float16
   */
  @Override
  public void writeTo(OutputStream out) throws IOException {
    PrecisionChange change = new PrecisionChange(name, ElementType.F32, ElementType.F16);
    floats.writeTo(
        new OutputStream() {
          @Override
          public void write(int one) {
            throw new IllegalArgumentException("whole numbers must be written");
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer halves = change.of(ByteBuffer.wrap(bytes, offset, length).slice());
            out.write(halves.array(), halves.position(), halves.remaining());
          }
        });
  }
}
