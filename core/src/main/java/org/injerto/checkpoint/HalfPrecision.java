package org.injerto.checkpoint;

/** IEEE 754 binary16, of which Java 17 knows nothing; looked up, since there are only 65,536. */
final class HalfPrecision {
  private static final int EXPONENT_BIAS = 15;
  private static final int FRACTION_BITS = 10;
  private static final int FRACTION = (1 << FRACTION_BITS) - 1;
  private static final int EXPONENT = 31;
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
