package org.injerto.evaluation.significance;

import java.util.Optional;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What several values of one score say together, such as those of several seeds.
 *
 * @param count how many values there are
 * @param standardDeviation with n - 1 in the denominator; 0 for a single value
 */
public record SampleSummary(int count, double mean, double standardDeviation, double median) {
  /**
   * Sums up values.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SampleSummary of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there must be a value");
    }
    return new SampleSummary(
        values.length,
        Mean.of(values).getAsDouble(),
        StandardDeviation.of(values).getAsDouble(),
        Median.withDefaults().evaluate(values));
  }

  /** The standard deviation of the mean. */
  public double standardError() {
    return standardDeviation / Math.sqrt(count);
  }

  /**
   * Where the mean of all values there could be lies, if they are normal: Student's t interval.
   * Empty for a single value, which says nothing about it.
   *
   * @param confidence within (0, 1), usually 0.95
   */
  public Optional<Interval> tInterval(double confidence) {
    if (count == 1) {
      return Optional.empty();
    }
    double t = TDistribution.of(count - 1).inverseSurvivalProbability(Interval.tail(confidence));
    return Optional.of(Interval.around(mean, t * standardError()));
  }

  /**
   * The mean in standard deviations: of paired differences the size of the effect, Cohen's d<sub>z
   * </sub>.
   */
  public double standardizedMean() {
    return mean / standardDeviation;
  }
}
