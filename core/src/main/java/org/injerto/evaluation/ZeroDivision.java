package org.injerto.evaluation;

import java.util.stream.DoubleStream;

/**
 * What a ratio is worth whose denominator is zero, such as the precision of a label never given.
 */
public enum ZeroDivision {
  /** Zero: a label that cannot be judged pulls the macro mean down. */
  ZERO(0),
  /** One: nothing was asked for and nothing was wrong. */
  ONE(1),
  /** Undefined, and left out of means. */
  NAN(Double.NaN);

  private final double value;

  ZeroDivision(double value) {
    this.value = value;
  }

  double divide(double numerator, double denominator) {
    return denominator == 0 ? value : numerator / denominator;
  }

  /** The mean of the values that are defined, NaN if none is. */
  static double mean(DoubleStream values) {
    return values.filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
  }
}
