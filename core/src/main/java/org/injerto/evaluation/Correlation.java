package org.injerto.evaluation;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * How much two columns of numbers go together.
 *
 * @param coefficient within [-1, 1], NaN if a column is constant
 * @param pValue the probability of a coefficient at least as far from 0 if they had nothing to do
 *     with each other, by Student's t distribution (for Pearson's exact with normal columns); NaN
 *     if undefined
 */
public record Correlation(double coefficient, double pValue) {
  /** Pearson's product-moment correlation. */
  public static Correlation pearson(double[] first, double[] second) {
    double r = coefficient(first, second);
    // Two points are always on a line, which says nothing.
    return new Correlation(r, first.length == 2 && !Double.isNaN(r) ? 1 : pValue(r, first.length));
  }

  /** Spearman's rank correlation: Pearson's of the ranks, ties sharing their mean rank. */
  public static Correlation spearman(double[] first, double[] second) {
    NaturalRanking ranking = new NaturalRanking();
    double r = coefficient(ranking.apply(first), ranking.apply(second));
    return new Correlation(r, pValue(r, first.length));
  }

  /** The deviations are taken first, so that a large common offset costs no digits. */
  private static double coefficient(double[] first, double[] second) {
    double[] x = deviations(first);
    double[] y = deviations(second);
    double covariance = 0;
    for (int i = 0; i < x.length; i++) {
      covariance += x[i] * y[i];
    }
    double r = covariance / (norm(x) * norm(y));
    return Math.max(-1, Math.min(1, r));
  }

  private static double[] deviations(double[] values) {
    double mean = DoubleStream.of(values).average().orElse(Double.NaN);
    return DoubleStream.of(values).map(value -> value - mean).toArray();
  }

  private static double norm(double[] values) {
    return Math.sqrt(DoubleStream.of(values).map(value -> value * value).sum());
  }

  private static double pValue(double r, int examples) {
    int freedom = examples - 2;
    if (freedom < 1 || Double.isNaN(r)) {
      return Double.NaN;
    }
    double t = Math.abs(r) * Math.sqrt(freedom / ((1 - r) * (1 + r)));
    return 2 * TDistribution.of(freedom).survivalProbability(t);
  }
}
