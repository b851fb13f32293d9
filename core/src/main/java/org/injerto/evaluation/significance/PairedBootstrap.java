package org.injerto.evaluation.significance;

import java.util.stream.IntStream;

/**
 * Is system B better than system A on the same examples? Both are scored on the same resamples.
 * Three p-values are in use; say which one is given. Scores that differ by rounding alone are
 * equal.
 *
 * @param difference the score of B less that of A on the examples themselves
 * @param resampled the same on each resample
 */
public record PairedBootstrap(double difference, BootstrapDistribution resampled) {
  private static final double ROUNDING = 1e-12;

  /**
   * Compares scores that are made of all examples, such as F1.
   *
   * @param examples how many examples there are, at least one
   */
  public static PairedBootstrap of(Bootstrap bootstrap, int examples, RowMetric a, RowMetric b) {
    RowMetric difference = rows -> b.of(rows) - a.of(rows);
    int[] all = IntStream.range(0, examples).toArray();
    return new PairedBootstrap(difference.of(all), bootstrap.of(examples, difference));
  }

  /**
   * Compares mean scores, such as accuracy.
   *
   * @param differences the score of B less that of A on each example
   */
  public static PairedBootstrap ofDifferences(Bootstrap bootstrap, double[] differences) {
    return of(bootstrap, differences.length, rows -> 0, rows -> Bootstrap.mean(differences, rows));
  }

  /** The share of resamples on which B is not better (Koehn 2004): small if B is surely better. */
  public double notBetter() {
    return resampled.share(score -> score <= ROUNDING);
  }

  /**
   * How often a difference at least as large would be seen if there were none: the resampled ones
   * shifted to the mean 0 (Berg-Kirkpatrick et al. 2012). Has a meaning only where the difference
   * is above 0.
   */
  public double shifted() {
    return resampled.share(score -> score >= 2 * difference - ROUNDING);
  }

  /**
   * {@link #shifted()}, counting only larger differences, which matters where scores are coarse.
   */
  public double shiftedStrict() {
    return resampled.share(score -> score > 2 * difference + ROUNDING);
  }

  /** {@link #shifted()} in both directions: the one to report where neither system is favoured. */
  public double shiftedTwoSided() {
    return resampled.share(
        score -> Math.abs(score - difference) >= Math.abs(difference) - ROUNDING);
  }
}
