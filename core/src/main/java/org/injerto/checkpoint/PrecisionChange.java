package org.injerto.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Writes the floating-point numbers of a tensor as numbers of another kind.
 *
 * @param tensor its name, for people
 * @param to F32, F16 or BF16
 */
public record PrecisionChange(String tensor, ElementType from, ElementType to) {
  /**
   * The numbers of a piece, little endian.
   *
   * @throws InvalidInputException if a finite one would become infinite: the model would be another
   */
  public ByteBuffer of(ByteBuffer piece) {
    FloatBuffer values = decoded(piece, from);
    ByteBuffer bytes =
        ByteBuffer.allocate(values.remaining() * to.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    FloatEncoder.of(to).encode(values.duplicate(), bytes);
    FloatBuffer written = decoded(bytes.flip(), to);
    for (int i = 0; i < written.limit(); i++) {
      if (!Float.isFinite(written.get(i)) && isFinite(piece, values, i)) {
        throw new InvalidInputException(
            Message.of(PrecisionChange.class, "convert.overflow", tensor, from, to));
      }
    }
    return bytes;
  }

  private static FloatBuffer decoded(ByteBuffer bytes, ElementType type) {
    FloatBuffer values = FloatBuffer.allocate(bytes.remaining() / type.bytes());
    FloatDecoder.of(type).decode(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN), values);
    return values.flip();
  }

  /** A double may be finite where its float32 is not. */
  private boolean isFinite(ByteBuffer piece, FloatBuffer values, int i) {
    return from == ElementType.F64
        ? Double.isFinite(piece.getDouble(piece.position() + i * Double.BYTES))
        : Float.isFinite(values.get(i));
  }
}
