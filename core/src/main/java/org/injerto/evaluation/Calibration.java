package org.injerto.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a model is as often right as it says (Guo et al. 2017): predictions in bins of equal
 * width by their confidence, the largest probability of each.
 *
 * @param bins from the least confident to the most; a confidence on an edge is in the bin below it
 * @param expectedError the mean gap between accuracy and confidence, each bin weighed by its count
 *     (ECE)
 * @param maximumError the largest gap (MCE)
 */
public record Calibration(List<Bin> bins, double expectedError, double maximumError) {
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * The predictions whose confidence lies in one interval.
   *
   * @param accuracy the share of them that is right, NaN without any
   * @param confidence their mean confidence, NaN without any
   */
  public record Bin(int count, double accuracy, double confidence) {
    double gap() {
      return count == 0 ? 0 : Math.abs(accuracy - confidence);
    }
  }

  /**
   * The calibration of probabilities of exclusive labels.
   *
   * @param gold the number of the right label of each row
   */
  public static Calibration of(int[] gold, ScoreMatrix probabilities, int bins) {
    ProbabilityScores.checkRows(gold, probabilities);
    double[] confidence =
        IntStream.range(0, gold.length).mapToDouble(probabilities::largest).toArray();
    boolean[] right = new boolean[gold.length];
    for (int row = 0; row < gold.length; row++) {
      right[row] = probabilities.best(row) == gold[row];
    }
    return of(confidence, right, bins);
  }

  /**
   * The calibration of predictions.
   *
   * @param confidence what the model says the probability is that it is right, within [0, 1]
   * @param right whether it is right
   * @param bins how many intervals [0, 1] is cut into, usually 10 or 15
   * @throws IllegalArgumentException if the lengths differ or are 0, a confidence is not within [0,
   *     1], or there is no bin
   */
  public static Calibration of(double[] confidence, boolean[] right, int bins) {
    if (confidence.length == 0 || confidence.length != right.length || bins < 1) {
      throw new IllegalArgumentException(
          "confidence and right must have one length, and that and bins be above 0;"
              + " confidence=%d, right=%d, bins=%d"
                  .formatted(confidence.length, right.length, bins));
    }
    int[] count = new int[bins];
    int[] hits = new int[bins];
    double[] sum = new double[bins];
    for (int i = 0; i < confidence.length; i++) {
      int bin = bin(confidence[i], bins);
      count[bin]++;
      hits[bin] += right[i] ? 1 : 0;
      sum[bin] += confidence[i];
    }
    return of(
        IntStream.range(0, bins)
            .mapToObj(b -> new Bin(count[b], (double) hits[b] / count[b], sum[b] / count[b]))
            .toList());
  }

  private static Calibration of(List<Bin> bins) {
    int all = bins.stream().mapToInt(Bin::count).sum();
    return new Calibration(
        bins,
        bins.stream().mapToDouble(bin -> bin.gap() * bin.count() / all).sum(),
        bins.stream().mapToDouble(Bin::gap).max().orElseThrow());
  }

  private static int bin(double confidence, int bins) {
    if (!(confidence >= 0 && confidence <= 1 + 1e-9)) {
      throw new IllegalArgumentException(
          "a confidence must be within [0, 1]; confidence=" + confidence);
    }
    return Math.min(bins, Math.max(1, (int) Math.ceil(confidence * bins))) - 1;
  }
}
