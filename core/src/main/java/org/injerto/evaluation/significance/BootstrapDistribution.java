package org.injerto.evaluation.significance;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/** The scores of the resamples of a {@link Bootstrap}, those left out for which it is undefined. */
public final class BootstrapDistribution {
  private final double[] scores; // ascending

  private BootstrapDistribution(double[] scores) {
    this.scores = scores;
  }

  static BootstrapDistribution of(DoubleStream scores) {
    double[] defined = scores.filter(score -> !Double.isNaN(score)).sorted().toArray();
    if (defined.length == 0) {
      throw new IllegalArgumentException("the metric must be defined for a resample");
    }
    return new BootstrapDistribution(defined);
  }

  /** How many scores there are: the resamples less those for which the score is undefined. */
  public int size() {
    return scores.length;
  }

  /** The mean score, which lies off the score itself by the bootstrap's estimate of its bias. */
  public double mean() {
    return Mean.of(scores).getAsDouble();
  }

  /** The bootstrap's estimate of the standard error of the score. */
  public double standardDeviation() {
    return StandardDeviation.of(scores).getAsDouble();
  }

  /**
   * The percentile interval: the smallest scores at or below which lies at least half of what is
   * outside, and all but that.
   *
   * @param confidence within (0, 1), usually 0.95
   */
  public Interval interval(double confidence) {
    double tail = Interval.tail(confidence);
    return new Interval(quantile(tail), quantile(1 - tail));
  }

  private double quantile(double probability) {
    return scores[(int) Math.ceil(probability * scores.length) - 1];
  }

  /** The share of the scores of which something holds. */
  double share(DoublePredicate holds) {
    return (double) Arrays.stream(scores).filter(holds).count() / scores.length;
  }
}
