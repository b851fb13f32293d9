package org.injerto.checkpoint;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/** Turns the bytes of one kind of number into float32. */
@FunctionalInterface
interface FloatDecoder {
  /** Decodes all of {@code bytes}, which are little endian. */
  void decode(ByteBuffer bytes, FloatBuffer into);

  /**
   * @throws IllegalArgumentException if numbers of this type are no floating-point numbers
   */
  static FloatDecoder of(ElementType type) {
    return switch (type) {
      case F32 -> (bytes, into) -> into.put(bytes.asFloatBuffer());
      case F64 -> FloatDecoder::doubles;
      case F16 -> FloatDecoder::halves;
      case BF16 -> FloatDecoder::brainFloats;
      case F8_E5M2 -> (bytes, into) -> eighths(bytes, into, EighthPrecision.E5M2);
      case F8_E4M3 -> (bytes, into) -> eighths(bytes, into, EighthPrecision.E4M3);
      default ->
          throw new IllegalArgumentException(
              "only F64, F32, F16, BF16, F8_E5M2 and F8_E4M3 can be read as float32; type=" + type);
    };
  }

  private static void doubles(ByteBuffer bytes, FloatBuffer into) {
    DoubleBuffer numbers = bytes.asDoubleBuffer();
    while (numbers.hasRemaining()) {
      into.put((float) numbers.get());
    }
  }

  private static void halves(ByteBuffer bytes, FloatBuffer into) {
    ShortBuffer numbers = bytes.asShortBuffer();
    while (numbers.hasRemaining()) {
      into.put(HalfPrecision.toFloat(numbers.get()));
    }
  }

  /** A bfloat16 is the upper half of a float32. */
  private static void brainFloats(ByteBuffer bytes, FloatBuffer into) {
    ShortBuffer numbers = bytes.asShortBuffer();
    while (numbers.hasRemaining()) {
      into.put(Float.intBitsToFloat(numbers.get() << 16));
    }
  }

  private static void eighths(ByteBuffer bytes, FloatBuffer into, EighthPrecision precision) {
    while (bytes.hasRemaining()) {
      into.put(precision.toFloat(bytes.get()));
    }
  }
}
