package org.injerto.evaluation.significance;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The bootstrap (Efron 1979): how a score would vary on other examples of the same kind, seen by
 * drawing as many examples with replacement from those at hand, again and again.
 *
 * @param resamples how many times; 1,000 for an interval, 10,000 for a p-value
 * @param seed the same seed draws the same examples
 */
public record Bootstrap(int resamples, long seed) {
  /**
   * @throws IllegalArgumentException if there is no resample
   */
  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be at least 1; resamples=" + resamples);
    }
  }

  /**
   * The scores of the resamples.
   *
   * @param examples how many examples there are, at least one
   */
  public BootstrapDistribution of(int examples, RowMetric metric) {
    if (examples < 1) {
      throw new IllegalArgumentException("examples must be at least 1; examples=" + examples);
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] rows = new int[examples];
    return BootstrapDistribution.of(
        IntStream.range(0, resamples)
            .mapToDouble(
                resample -> {
                  for (int i = 0; i < examples; i++) {
                    rows[i] = random.nextInt(examples);
                  }
                  return metric.of(rows);
                }));
  }

  /** The scores of the resamples, where the score is the mean of a value of each example. */
  public BootstrapDistribution ofMean(double[] values) {
    return of(values.length, rows -> mean(values, rows));
  }

  static double mean(double[] values, int[] rows) {
    double sum = 0;
    for (int row : rows) {
      sum += values[row];
    }
    return sum / rows.length;
  }
}
