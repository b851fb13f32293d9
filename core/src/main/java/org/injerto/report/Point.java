package org.injerto.report;

/**
 * What was found at a place.
 *
 * @param x the place
 * @param y what was found; where it is missing, the line has a gap
 */
public record Point(double x, Estimate y) {
  /**
   * @throws IllegalArgumentException unless x is finite
   */
  public Point {
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException("x must be finite; x=" + x);
    }
  }

  /** A value without an interval, or none if it is NaN. */
  public static Point of(double x, double y) {
    return new Point(x, Estimate.of(y));
  }
}
