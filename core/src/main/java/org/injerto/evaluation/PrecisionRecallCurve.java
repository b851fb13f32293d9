package org.injerto.evaluation;

import java.util.List;

/**
 * Precision and recall as the threshold falls.
 *
 * @param points from the highest score to the lowest
 */
public record PrecisionRecallCurve(List<Point> points) {
  public PrecisionRecallCurve {
    points = List.copyOf(points);
  }

  /**
   * One threshold, and what is found there.
   *
   * @param precision the share of positives among those with at least this score
   * @param recall the share of the positives with at least this score, NaN without any
   */
  public record Point(double threshold, double precision, double recall) {}

  /**
   * The curve of scores.
   *
   * @param gold whether each example is positive
   * @param scores higher means more surely positive
   * @throws IllegalArgumentException if there is no example, the lengths differ, or a score is NaN
   */
  public static PrecisionRecallCurve of(boolean[] gold, double[] scores) {
    List<Thresholds.Found> found = Thresholds.of(gold, scores);
    int positives = found.get(found.size() - 1).truePositives();
    return new PrecisionRecallCurve(
        found.stream()
            .map(
                at ->
                    new Point(
                        at.threshold(),
                        (double) at.truePositives() / (at.truePositives() + at.falsePositives()),
                        ZeroDivision.NAN.divide(at.truePositives(), positives)))
            .toList());
  }

  /**
   * The mean precision over the positives, each at its own threshold: the area under the curve as
   * steps. NaN without positives.
   */
  public double averagePrecision() {
    double sum = 0;
    double before = 0;
    for (Point point : points) {
      sum += (point.recall() - before) * point.precision();
      before = point.recall();
    }
    return sum;
  }
}
