package org.injerto.evaluation;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How good the probabilities of exclusive labels are, not only which is the largest. {@code gold}
 * is the number of the right label of each row of {@code probabilities}.
 */
public final class ProbabilityScores {
  private static final double LEAST = Math.ulp(1.0); // 2^-52, as scikit-learn clips doubles

  private ProbabilityScores() {}

  /**
   * The mean of -ln of the probability of the right label, 0 at best. Probabilities are kept within
   * [2⁻⁵², 1 - 2⁻⁵²], so that one sure mistake costs 36 and not infinity.
   */
  public static double logLoss(int[] gold, ScoreMatrix probabilities) {
    return meanOverRows(
        gold,
        probabilities,
        row -> -Math.log(Math.min(1 - LEAST, Math.max(LEAST, probabilities.at(row, gold[row])))));
  }

  /**
   * The Brier score (1950): the mean squared distance of each row from the one that gives all to
   * the right label, from 0 (best) to 2. For two labels half of it is the usual binary score.
   */
  public static double brier(int[] gold, ScoreMatrix probabilities) {
    return meanOverRows(gold, probabilities, row -> squaredDistance(gold[row], row, probabilities));
  }

  /**
   * The share of rows in which fewer than {@code k} labels are more probable than the right one.
   */
  public static double topAccuracy(int[] gold, ScoreMatrix probabilities, int k) {
    return meanOverRows(
        gold, probabilities, row -> moreProbable(gold[row], row, probabilities) < k ? 1 : 0);
  }

  private static double squaredDistance(int gold, int row, ScoreMatrix probabilities) {
    double sum = 0;
    for (int label = 0; label < probabilities.columns(); label++) {
      double distance = probabilities.at(row, label) - (label == gold ? 1 : 0);
      sum += distance * distance;
    }
    return sum;
  }

  private static long moreProbable(int gold, int row, ScoreMatrix probabilities) {
    double right = probabilities.at(row, gold);
    return IntStream.range(0, probabilities.columns())
        .filter(label -> probabilities.at(row, label) > right)
        .count();
  }

  /**
   * @throws IllegalArgumentException if the lengths differ
   */
  private static double meanOverRows(
      int[] gold, ScoreMatrix probabilities, IntToDoubleFunction score) {
    checkRows(gold, probabilities);
    return IntStream.range(0, gold.length).mapToDouble(score).average().orElseThrow();
  }

  static void checkRows(int[] gold, ScoreMatrix scores) {
    if (gold.length != scores.rows()) {
      throw new IllegalArgumentException(
          "gold and scores must have one length; gold=%d, scores=%d"
              .formatted(gold.length, scores.rows()));
    }
  }
}
