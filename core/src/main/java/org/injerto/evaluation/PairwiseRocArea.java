package org.injerto.evaluation;

import java.util.stream.IntStream;

/**
 * The area under the ROC curve for exclusive labels, one against one: the mean over every pair of
 * labels of how well the scores of either tell the two apart, whatever their frequencies (Hand and
 * Till 2001).
 */
public final class PairwiseRocArea {
  private PairwiseRocArea() {}

  /**
   * The mean over all pairs of labels that both occur in the gold, NaN without such a pair.
   *
   * @param gold the number of the right label of each row
   */
  public static double of(int[] gold, ScoreMatrix scores) {
    ProbabilityScores.checkRows(gold, scores);
    int labels = scores.columns();
    return ZeroDivision.mean(
        IntStream.range(0, labels)
            .boxed()
            .flatMapToDouble(
                first ->
                    IntStream.range(0, first)
                        .mapToDouble(
                            second ->
                                (area(gold, scores, first, second)
                                        + area(gold, scores, second, first))
                                    / 2)));
  }

  /** How well the scores of one label tell its examples from those of another. */
  private static double area(int[] gold, ScoreMatrix scores, int label, int other) {
    int[] rows =
        IntStream.range(0, gold.length)
            .filter(row -> gold[row] == label || gold[row] == other)
            .toArray();
    if (rows.length == 0) {
      return Double.NaN;
    }
    boolean[] positive = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      positive[i] = gold[rows[i]] == label;
    }
    double[] score = IntStream.of(rows).mapToDouble(row -> scores.at(row, label)).toArray();
    return RocCurve.of(positive, score).area();
  }
}
