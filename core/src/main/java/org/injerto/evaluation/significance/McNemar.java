package org.injerto.evaluation.significance;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * McNemar's test (1947): are two systems equally often right on the same examples? Only those count
 * on which one is right and the other wrong.
 *
 * @param onlyFirst how many examples the first alone has right
 * @param onlySecond how many examples the second alone has right
 */
public record McNemar(int onlyFirst, int onlySecond) {
  /**
   * @throws IllegalArgumentException if a count is negative
   */
  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          "counts must not be negative; onlyFirst=" + onlyFirst + ", onlySecond=" + onlySecond);
    }
  }

  /**
   * Counts where two systems differ.
   *
   * @param first whether the first system is right on each example
   * @param second the same of the second
   * @throws IllegalArgumentException if the lengths differ
   */
  public static McNemar of(boolean[] first, boolean[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "both must have one length; first=" + first.length + ", second=" + second.length);
    }
    return new McNemar(only(first, second), only(second, first));
  }

  private static int only(boolean[] right, boolean[] other) {
    return (int) IntStream.range(0, right.length).filter(i -> right[i] && !other[i]).count();
  }

  /** The exact two-sided p-value by the binomial distribution: the one to use. */
  public double exact() {
    return Math.min(1, 2 * binomial().cumulativeProbability(fewer()));
  }

  /**
   * {@link #exact()} counting the observed outcome half (Lancaster 1961), for it errs on the safe
   * side. NaN where both counts are equal: authors disagree on it.
   */
  public double midP() {
    if (onlyFirst == onlySecond) {
      return Double.NaN;
    }
    return 2 * binomial().cumulativeProbability(fewer()) - binomial().probability(fewer());
  }

  /**
   * The statistic as McNemar gave it, with one degree of freedom; NaN if the systems never differ.
   */
  public TestResult chiSquare() {
    return chiSquare(Math.abs(onlyFirst - onlySecond));
  }

  /** The statistic with Edwards' continuity correction (1948). */
  public TestResult chiSquareCorrected() {
    return chiSquare(Math.abs(onlyFirst - onlySecond) - 1);
  }

  private TestResult chiSquare(double difference) {
    int differing = onlyFirst + onlySecond;
    double statistic = differing == 0 ? Double.NaN : difference * difference / differing;
    return new TestResult(statistic, ChiSquaredDistribution.of(1).survivalProbability(statistic));
  }

  private int fewer() {
    return Math.min(onlyFirst, onlySecond);
  }

  private BinomialDistribution binomial() {
    return BinomialDistribution.of(onlyFirst + onlySecond, 0.5);
  }
}
