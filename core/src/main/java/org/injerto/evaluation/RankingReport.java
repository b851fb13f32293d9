package org.injerto.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well scores put the examples that have a label before those that have not, whatever the
 * threshold.
 *
 * @param labels each label against all others, in the order of the columns
 * @param micro of all decisions (an example and a label) as if of one label
 */
public record RankingReport(List<Scores> labels, Scores micro) {
  public RankingReport {
    labels = List.copyOf(labels);
  }

  /**
   * How well the scores of one label put its examples first.
   *
   * @param rocArea the area under the {@link RocCurve}, NaN if all or no examples have the label
   * @param averagePrecision of the {@link PrecisionRecallCurve}, NaN if no example has the label
   * @param support how many examples have the label
   */
  public record Scores(double rocArea, double averagePrecision, int support) {
    /** The scores of one label, or of a task of two: is it positive? */
    public static Scores of(boolean[] gold, double[] scores) {
      return new Scores(
          RocCurve.of(gold, scores).area(),
          PrecisionRecallCurve.of(gold, scores).averagePrecision(),
          (int) IntStream.range(0, gold.length).filter(row -> gold[row]).count());
    }
  }

  /**
   * Labels that exclude each other (one-vs-rest).
   *
   * @param gold the number of the right label of each row
   */
  public static RankingReport of(int[] gold, ScoreMatrix scores) {
    ProbabilityScores.checkRows(gold, scores);
    return of(scores, (row, label) -> gold[row] == label);
  }

  /**
   * Any number of labels an example.
   *
   * @param gold the numbers of the labels of each row
   */
  public static RankingReport of(List<BitSet> gold, ScoreMatrix scores) {
    LabelRanking.checkRows(gold, scores);
    return of(scores, (row, label) -> gold.get(row).get(label));
  }

  private static RankingReport of(ScoreMatrix scores, Gold gold) {
    int columns = scores.columns();
    boolean[] decisions = new boolean[scores.rows() * columns];
    List<Scores> labels = new ArrayList<>();
    for (int label = 0; label < columns; label++) {
      boolean[] has = new boolean[scores.rows()];
      for (int row = 0; row < has.length; row++) {
        has[row] = gold.has(row, label);
        decisions[row * columns + label] = has[row];
      }
      labels.add(Scores.of(has, scores.column(label)));
    }
    return new RankingReport(labels, Scores.of(decisions, scores.toArray()));
  }

  @FunctionalInterface
  private interface Gold {
    boolean has(int row, int label);
  }

  /** The mean of each score over the labels for which it is defined. */
  public Scores macro() {
    return mean(label -> 1);
  }

  /** The same, each label weighed by its support. */
  public Scores weighted() {
    return mean(Scores::support);
  }

  private Scores mean(ToDoubleFunction<Scores> weight) {
    return new Scores(
        mean(Scores::rocArea, weight), mean(Scores::averagePrecision, weight), micro.support());
  }

  private double mean(ToDoubleFunction<Scores> score, ToDoubleFunction<Scores> weight) {
    WeightedMean mean = new WeightedMean();
    labels.forEach(label -> mean.add(score.applyAsDouble(label), weight.applyAsDouble(label)));
    return mean.value(ZeroDivision.NAN);
  }
}
