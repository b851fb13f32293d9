package org.injerto.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.injerto.evaluation.Thresholds.Found;

/**
 * The receiver operating characteristic: what share of the positives is found at each share of
 * negatives wrongly found, as the threshold falls.
 *
 * @param points from (0, 0), above every score, to (1, 1), at the lowest
 */
public record RocCurve(List<Point> points) {
  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * One threshold, and what is found there.
   *
   * @param falsePositiveRate the share of the negatives with at least this score, NaN without any
   * @param truePositiveRate the share of the positives with at least this score, NaN without any
   */
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  /**
   * The curve of scores.
   *
   * @param gold whether each example is positive
   * @param scores higher means more surely positive
   * @throws IllegalArgumentException if there is no example, the lengths differ, or a score is NaN
   */
  public static RocCurve of(boolean[] gold, double[] scores) {
    List<Found> found = Thresholds.of(gold, scores);
    Found all = found.get(found.size() - 1);
    List<Point> points = new ArrayList<>();
    points.add(point(new Found(Double.POSITIVE_INFINITY, 0, 0), all));
    found.forEach(each -> points.add(point(each, all)));
    return new RocCurve(points);
  }

  private static Point point(Found found, Found all) {
    return new Point(
        found.threshold(),
        ZeroDivision.NAN.divide(found.falsePositives(), all.falsePositives()),
        ZeroDivision.NAN.divide(found.truePositives(), all.truePositives()));
  }

  /**
   * The area under the curve: the probability that a positive has a higher score than a negative,
   * ties counting one half. NaN if either is missing.
   */
  public double area() {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      Point left = points.get(i - 1);
      Point right = points.get(i);
      area +=
          (right.falsePositiveRate() - left.falsePositiveRate())
              * (right.truePositiveRate() + left.truePositiveRate())
              / 2;
    }
    return area;
  }
}
