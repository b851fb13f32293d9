package org.injerto.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What is found when all examples with a score of at least a threshold are said to be positive. */
final class Thresholds {
  /** The counts at a threshold: right and wrong among those found. */
  record Found(double threshold, int truePositives, int falsePositives) {}

  private Thresholds() {}

  /**
   * The counts at each score that occurs, from the highest to the lowest, so that the last holds
   * all examples.
   *
   * @throws IllegalArgumentException if there is no example, the lengths differ, or a score is NaN
   */
  static List<Found> of(boolean[] gold, double[] scores) {
    if (gold.length == 0 || gold.length != scores.length) {
      throw new IllegalArgumentException(
          "gold and scores must have one length above 0; gold=%d, scores=%d"
              .formatted(gold.length, scores.length));
    }
    List<Found> found = new ArrayList<>();
    int positives = 0;
    int seen = 0;
    int[] order = descending(scores);
    while (seen < order.length) {
      double threshold = scores[order[seen]];
      for (; seen < order.length && scores[order[seen]] == threshold; seen++) {
        positives += gold[order[seen]] ? 1 : 0;
      }
      found.add(new Found(threshold, positives, seen - positives));
    }
    return found;
  }

  private static int[] descending(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
