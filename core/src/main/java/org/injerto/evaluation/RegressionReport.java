package org.injerto.evaluation;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How good predicted numbers are.
 *
 * @param kendall Kendall's tau-b (1945): the pairs in the same order less those in the other, by
 *     those tied in neither; NaN if a column is constant
 * @param meanSquaredError in squares of the unit of the numbers
 * @param meanAbsoluteError in the unit of the numbers
 * @param determination R²: the share of the variance of the gold that is explained; of a constant
 *     gold 1 if the predictions are exact, else 0
 */
public record RegressionReport(
    Correlation pearson,
    Correlation spearman,
    double kendall,
    double meanSquaredError,
    double meanAbsoluteError,
    double determination) {

  /**
   * Compares predictions with the gold.
   *
   * @throws IllegalArgumentException if there is no example or the lengths differ
   */
  public static RegressionReport of(double[] gold, double[] predicted) {
    if (gold.length == 0 || gold.length != predicted.length) {
      throw new IllegalArgumentException(
          "gold and predicted must have one length above 0; gold=%d, predicted=%d"
              .formatted(gold.length, predicted.length));
    }
    double[] errors =
        IntStream.range(0, gold.length).mapToDouble(i -> predicted[i] - gold[i]).toArray();
    return new RegressionReport(
        Correlation.pearson(gold, predicted),
        Correlation.spearman(gold, predicted),
        kendall(gold, predicted),
        mean(errors, error -> error * error),
        mean(errors, Math::abs),
        determination(gold, errors));
  }

  /** The root of the mean squared error, in the unit of the numbers. */
  public double rootMeanSquaredError() {
    return Math.sqrt(meanSquaredError);
  }

  private static double kendall(double[] gold, double[] predicted) {
    double agreement = 0;
    double goldOrdered = 0;
    double predictedOrdered = 0;
    for (int i = 1; i < gold.length; i++) {
      for (int j = 0; j < i; j++) {
        double byGold = Math.signum(gold[i] - gold[j]);
        double byPrediction = Math.signum(predicted[i] - predicted[j]);
        agreement += byGold * byPrediction;
        goldOrdered += Math.abs(byGold);
        predictedOrdered += Math.abs(byPrediction);
      }
    }
    return agreement / Math.sqrt(goldOrdered * predictedOrdered);
  }

  private static double determination(double[] gold, double[] errors) {
    double mean = mean(gold, value -> value);
    double variance = mean(gold, value -> (value - mean) * (value - mean));
    double unexplained = mean(errors, error -> error * error);
    return variance == 0 ? (unexplained == 0 ? 1 : 0) : 1 - unexplained / variance;
  }

  private static double mean(double[] values, DoubleUnaryOperator of) {
    return DoubleStream.of(values).map(of).average().orElseThrow();
  }
}
