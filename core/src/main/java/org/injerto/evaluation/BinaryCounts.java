package org.injerto.evaluation;

/**
 * How often something that is either there or not was found.
 *
 * @param truePositives there and predicted
 * @param falsePositives predicted and not there
 * @param falseNegatives there and not predicted
 */
public record BinaryCounts(int truePositives, int falsePositives, int falseNegatives) {
  /** Nothing counted yet. */
  public static final BinaryCounts NONE = new BinaryCounts(0, 0, 0);

  /**
   * @throws IllegalArgumentException if a count is negative
   */
  public BinaryCounts {
    if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0) {
      throw new IllegalArgumentException(
          "counts must not be negative; truePositives=%d, falsePositives=%d, falseNegatives=%d"
              .formatted(truePositives, falsePositives, falseNegatives));
    }
  }

  /** Both counts together. */
  public BinaryCounts plus(BinaryCounts other) {
    return new BinaryCounts(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives);
  }

  /** How often it was there. */
  public int support() {
    return truePositives + falseNegatives;
  }

  /** The share of the predicted that was there. */
  public double precision(ZeroDivision zeroDivision) {
    return zeroDivision.divide(truePositives, truePositives + falsePositives);
  }

  /** The share of what was there that was predicted. */
  public double recall(ZeroDivision zeroDivision) {
    return zeroDivision.divide(truePositives, support());
  }

  /** The harmonic mean of precision and recall: {@code fBeta(1, zeroDivision)}. */
  public double f1(ZeroDivision zeroDivision) {
    return fBeta(1, zeroDivision);
  }

  /**
   * The weighted harmonic mean of precision and recall (van Rijsbergen 1979), {@code (1 + b²) TP /
   * ((1 + b²) TP + b² FN + FP)}.
   *
   * @param beta how many times recall counts as much as precision, above zero
   */
  public double fBeta(double beta, ZeroDivision zeroDivision) {
    if (!(beta > 0)) {
      throw new IllegalArgumentException("beta must be above zero; beta=" + beta);
    }
    double square = beta * beta;
    double found = (1 + square) * truePositives;
    return zeroDivision.divide(found, found + square * falseNegatives + falsePositives);
  }
}
