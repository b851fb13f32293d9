package org.injerto.report;

/**
 * A value, and what it may be besides.
 *
 * @param value NaN where there is none
 * @param low the lower end of the interval around it, NaN without one
 * @param high the upper end, NaN without one
 */
public record Estimate(double value, double low, double high) {
  /**
   * @throws IllegalArgumentException unless the value is finite or NaN, and both ends are finite
   *     with {@code low <= value <= high}, or both NaN
   */
  public Estimate {
    boolean interval =
        Double.isFinite(low) && Double.isFinite(high) && low <= value && value <= high;
    boolean none = Double.isNaN(low) && Double.isNaN(high);
    if (Double.isInfinite(value) || !(interval || none)) {
      throw new IllegalArgumentException(
          "value must be finite or NaN, and low <= value <= high or low and high be NaN;"
              + " value=%s, low=%s, high=%s".formatted(value, low, high));
    }
  }

  /** A value without an interval, or none if it is NaN. */
  public static Estimate of(double value) {
    return new Estimate(value, Double.NaN, Double.NaN);
  }

  boolean isMissing() {
    return Double.isNaN(value);
  }

  boolean hasInterval() {
    return !Double.isNaN(low);
  }
}
