package org.injerto.evaluation;

/** A mean that leaves out what is undefined. */
final class WeightedMean {
  private double sum;
  private double weights;

  void add(double value, double weight) {
    if (!Double.isNaN(value)) {
      sum += value * weight;
      weights += weight;
    }
  }

  /** The mean so far; what a zero division gives if nothing with a weight was added. */
  double value(ZeroDivision zeroDivision) {
    return zeroDivision.divide(sum, weights);
  }
}
