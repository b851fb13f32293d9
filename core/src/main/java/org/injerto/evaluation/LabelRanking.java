package org.injerto.evaluation;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well the labels of each example are put before the others (Tsoumakas et al. 2010).
 *
 * @param averagePrecision the mean over the labels of an example of the share of right ones among
 *     those ranked no lower, 1 for an example that has none or all (LRAP)
 * @param coverage how far down one must go on average to see all labels of an example, 0 for one
 *     that has none
 * @param loss the share of pairs of a label it has and one it has not that are in the wrong order
 *     or tied, 0 for an example that has none or all
 */
public record LabelRanking(double averagePrecision, double coverage, double loss) {
  /**
   * Compares scores with the gold.
   *
   * @param gold the numbers of the labels of each row
   * @throws IllegalArgumentException if the lengths differ or a number is not that of a column
   */
  public static LabelRanking of(List<BitSet> gold, ScoreMatrix scores) {
    checkRows(gold, scores);
    return new LabelRanking(
        mean(scores, row -> averagePrecision(gold.get(row), scores, row)),
        mean(scores, row -> coverage(gold.get(row), scores, row)),
        mean(scores, row -> loss(gold.get(row), scores, row)));
  }

  static void checkRows(List<BitSet> gold, ScoreMatrix scores) {
    int labels = gold.stream().mapToInt(BitSet::length).max().orElse(0);
    if (gold.size() != scores.rows() || labels > scores.columns()) {
      throw new IllegalArgumentException(
          "gold must have the rows of the scores and no more labels;"
              + " gold=%d rows and %d labels, scores=%d rows and %d columns"
                  .formatted(gold.size(), labels, scores.rows(), scores.columns()));
    }
  }

  private static double mean(ScoreMatrix scores, IntToDoubleFunction ofRow) {
    return IntStream.range(0, scores.rows()).mapToDouble(ofRow).average().orElseThrow();
  }

  private static double averagePrecision(BitSet gold, ScoreMatrix scores, int row) {
    if (gold.cardinality() == scores.columns()) {
      return 1;
    }
    return gold.stream()
        .mapToDouble(
            label ->
                (double) rank(gold.stream(), scores, row, label)
                    / rank(all(scores), scores, row, label))
        .average()
        .orElse(1);
  }

  private static double coverage(BitSet gold, ScoreMatrix scores, int row) {
    return gold.stream().map(label -> rank(all(scores), scores, row, label)).max().orElse(0);
  }

  private static double loss(BitSet gold, ScoreMatrix scores, int row) {
    int pairs = gold.cardinality() * (scores.columns() - gold.cardinality());
    int wrong =
        gold.stream()
            .map(label -> rank(all(scores).filter(other -> !gold.get(other)), scores, row, label))
            .sum();
    return ZeroDivision.ZERO.divide(wrong, pairs);
  }

  private static IntStream all(ScoreMatrix scores) {
    return IntStream.range(0, scores.columns());
  }

  /** How many of some labels have at least the score of {@code label}. */
  private static int rank(IntStream labels, ScoreMatrix scores, int row, int label) {
    return (int) labels.filter(other -> scores.at(row, other) >= scores.at(row, label)).count();
  }
}
