package org.injerto.evaluation.significance;

/** Two finite bounds between which a value lies, with a confidence that whoever made it knows. */
public record Interval(double low, double high) {
  /**
   * @throws IllegalArgumentException unless both are finite and {@code low <= high}
   */
  public Interval {
    if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
      throw new IllegalArgumentException(
          "low <= high must hold, both finite; low=" + low + ", high=" + high);
    }
  }

  static Interval around(double middle, double margin) {
    return new Interval(middle - margin, middle + margin);
  }

  /** The part within [0, 1], where shares are. */
  Interval ofShares() {
    return new Interval(Math.max(0, low), Math.min(1, high));
  }

  /** The probability above an interval of that confidence: half of what is outside. */
  static double tail(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence must be within (0, 1); confidence=" + confidence);
    }
    return (1 - confidence) / 2;
  }
}
