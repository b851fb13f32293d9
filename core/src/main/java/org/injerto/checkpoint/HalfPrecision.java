package org.injerto.checkpoint;

/** IEEE 754 binary16, of which Java 17 knows nothing; looked up, since there are only 65,536. */
final class HalfPrecision {
  private static final int EXPONENT_BIAS = 15;
  private static final int FRACTION_BITS = 10;
  private static final int FRACTION = (1 << FRACTION_BITS) - 1;
  private static final int EXPONENT = 31;
  private static final int INFINITY = EXPONENT << FRACTION_BITS;
  private static final int NOT_A_NUMBER = 0x7E00;
  private static final float FIRST_INFINITE = 65520;
  private static final float SMALLEST_NORMAL = 0x1p-14f;
  private static final float SMALLEST_SUBNORMAL = 0x1p-24f;
  private static final float[] VALUES = new float[1 << 16];

  static {
    for (int bits = 0; bits < VALUES.length; bits++) {
      VALUES[bits] = value(bits);
    }
  }

  private HalfPrecision() {}

  static float toFloat(short half) {
    return VALUES[half & 0xFFFF];
  }

  /** The nearest number, of two that are as near the even one; infinite above 65,519. */
  static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | NOT_A_NUMBER);
    }
    if (magnitude >= FIRST_INFINITE) {
      return (short) (sign | INFINITY);
    }
    if (magnitude < SMALLEST_NORMAL) { // the unit of subnormal numbers is 2^-24
      return (short) (sign | (int) Math.rint(magnitude / SMALLEST_SUBNORMAL));
    }
    int rebiased = (bits & 0x7FFFFFFF) - (127 - EXPONENT_BIAS << 23);
    int even = rebiased >>> 13 & 1;
    return (short) (sign | rebiased + 0xFFF + even >>> 13);
  }

  private static float value(int bits) {
    float sign = bits >>> 15 == 0 ? 1 : -1;
    int exponent = bits >>> FRACTION_BITS & EXPONENT;
    int fraction = bits & FRACTION;
    if (exponent == EXPONENT) {
      return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    }
    if (exponent == 0) { // subnormal
      return sign * Math.scalb((float) fraction, 1 - EXPONENT_BIAS - FRACTION_BITS);
    }
    int significand = FRACTION + 1 + fraction;
    return sign * Math.scalb((float) significand, exponent - EXPONENT_BIAS - FRACTION_BITS);
  }
}
