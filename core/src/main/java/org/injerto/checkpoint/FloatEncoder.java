package org.injerto.checkpoint;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Turns float32 into the bytes of one kind of number, little endian. */
@FunctionalInterface
interface FloatEncoder {
  /** Encodes all of {@code values}. */
  void encode(FloatBuffer values, ByteBuffer into);

  /**
   * @throws IllegalArgumentException unless the type is F32, F16 or BF16
   */
  static FloatEncoder of(ElementType type) {
    return switch (type) {
      case F32 -> FloatEncoder::floats;
      case F16 -> FloatEncoder::halves;
      case BF16 -> FloatEncoder::brainFloats;
      default ->
          throw new IllegalArgumentException("only F32, F16 and BF16 are written; type=" + type);
    };
  }

  private static void floats(FloatBuffer values, ByteBuffer into) {
    while (values.hasRemaining()) {
      into.putFloat(values.get());
    }
  }

  private static void halves(FloatBuffer values, ByteBuffer into) {
    while (values.hasRemaining()) {
      into.putShort(HalfPrecision.fromFloat(values.get()));
    }
  }

  /** The upper half, rounded to the nearest, of two that are as near to the even one. */
  private static void brainFloats(FloatBuffer values, ByteBuffer into) {
    while (values.hasRemaining()) {
      float value = values.get();
      int bits = Float.floatToRawIntBits(value);
      int even = bits >>> 16 & 1;
      into.putShort((short) (Float.isNaN(value) ? 0x7FC0 : bits + 0x7FFF + even >>> 16));
    }
  }
}
