package org.injerto.checkpoint;

/**
 * Floating-point numbers of eight bits, looked up.
 *
 * @see <a href="https://arxiv.org/abs/2209.05433">Micikevicius et al. (2022), FP8 Formats for Deep
 *     Learning</a>
 */
final class EighthPrecision {
  /** Five bits of exponent, two of fraction: the upper half of a binary16. */
  static final EighthPrecision E5M2 =
      new EighthPrecision(bits -> HalfPrecision.toFloat((short) (bits << Byte.SIZE)));

  /** Four bits of exponent, three of fraction; no infinity, and one pattern that is no number. */
  static final EighthPrecision E4M3 = new EighthPrecision(EighthPrecision::e4m3);

  private static final int EXPONENT_BIAS = 7;
  private static final int FRACTION_BITS = 3;
  private static final int FRACTION = (1 << FRACTION_BITS) - 1;
  private static final int EXPONENT = 15;

  private final float[] values = new float[1 << Byte.SIZE];

  @FunctionalInterface
  private interface Meaning {
    float of(int bits);
  }

  private EighthPrecision(Meaning meaning) {
    for (int bits = 0; bits < values.length; bits++) {
      values[bits] = meaning.of(bits);
    }
  }

  float toFloat(byte bits) {
    return values[Byte.toUnsignedInt(bits)];
  }

  private static float e4m3(int bits) {
    float sign = bits >>> 7 == 0 ? 1 : -1;
    int exponent = bits >>> FRACTION_BITS & EXPONENT;
    int fraction = bits & FRACTION;
    if (exponent == EXPONENT && fraction == FRACTION) {
      return Float.NaN;
    }
    if (exponent == 0) { // subnormal
      return sign * Math.scalb((float) fraction, 1 - EXPONENT_BIAS - FRACTION_BITS);
    }
    int significand = FRACTION + 1 + fraction;
    return sign * Math.scalb((float) significand, exponent - EXPONENT_BIAS - FRACTION_BITS);
  }
}
