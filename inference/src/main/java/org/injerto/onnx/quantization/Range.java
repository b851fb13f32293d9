package org.injerto.onnx.quantization;

/**
 * The numbers that a tensor of activations is taken to have. It always has 0 in it, so that 0 is a
 * whole number too.
 *
 * @param smallest finite, at most 0
 * @param largest finite, at least 0
 */
public record Range(float smallest, float largest) {
  private static final int STEPS = 255;

  /**
   * @throws IllegalArgumentException if 0 is not between the ends, or an end is not finite
   */
  public Range {
    if (!(smallest <= 0 && largest >= 0) || !Float.isFinite(largest - smallest)) {
      throw new IllegalArgumentException(
          "a range must be finite and have 0 in it; smallest=" + smallest + ", largest=" + largest);
    }
  }

  /** The smallest range that has both numbers and 0 in it. */
  public static Range around(double one, double other) {
    return new Range(
        (float) Math.min(0, Math.min(one, other)), (float) Math.max(0, Math.max(one, other)));
  }

  /** How far two neighbours of 0, 1, …, 255 are apart. */
  public float scale() {
    float scale = (largest - smallest) / STEPS;
    return scale < Float.MIN_NORMAL ? 1 : scale;
  }

  /** Which of 0, 1, …, 255 stands for 0. */
  public int zeroPoint() {
    return (int) Math.max(0, Math.min(STEPS, Math.rint(-smallest / scale())));
  }
}
