package org.injerto.evaluation;

import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How good predictions of any number of labels an example are.
 *
 * @param labels the scores of each label, in the order given
 * @param averages the same of all labels
 * @param samples the mean over examples of the scores of the labels of that example
 * @param subsetAccuracy the share of examples whose labels are all right, none missing, none added
 * @param hammingLoss the share of decisions (an example and a label) that are wrong
 * @param jaccard the mean over examples of the labels right by the labels right, missing or added
 */
public record MultiLabelReport(
    List<LabelScores> labels,
    Averages averages,
    PrecisionRecall samples,
    double subsetAccuracy,
    double hammingLoss,
    double jaccard) {
  public MultiLabelReport {
    labels = List.copyOf(labels);
  }

  /**
   * Compares predictions with the gold.
   *
   * @param labels the name of each label, by its number
   * @param gold the numbers of the labels of each example
   * @param predicted the numbers of the labels predicted for each example
   * @throws IllegalArgumentException if there is no example, the lengths differ, or a number is not
   *     that of a label
   */
  public static MultiLabelReport of(
      List<String> labels, List<BitSet> gold, List<BitSet> predicted, ZeroDivision zeroDivision) {
    checkRows(labels.size(), gold, predicted);
    List<BinaryCounts> examples =
        IntStream.range(0, gold.size())
            .mapToObj(row -> ofExample(gold.get(row), predicted.get(row)))
            .toList();
    List<LabelScores> perLabel =
        IntStream.range(0, labels.size())
            .mapToObj(
                label ->
                    LabelScores.of(
                        labels.get(label), ofLabel(gold, predicted, label), zeroDivision))
            .toList();
    return new MultiLabelReport(
        perLabel,
        Averages.of(perLabel, zeroDivision),
        PrecisionRecall.mean(
            examples.stream().map(counts -> PrecisionRecall.of(counts, zeroDivision)).toList()),
        mean(examples, counts -> wrong(counts) == 0 ? 1 : 0),
        mean(examples, counts -> (double) wrong(counts) / labels.size()),
        mean(examples, counts -> jaccard(counts, zeroDivision)));
  }

  private static void checkRows(int labels, List<BitSet> gold, List<BitSet> predicted) {
    if (gold.isEmpty() || gold.size() != predicted.size()) {
      throw new IllegalArgumentException(
          "gold and predicted must have one length above 0; gold=%d, predicted=%d"
              .formatted(gold.size(), predicted.size()));
    }
    int longest =
        Stream.concat(gold.stream(), predicted.stream()).mapToInt(BitSet::length).max().getAsInt();
    if (longest > labels) {
      throw new IllegalArgumentException(
          "a label must be below the number of labels; label=%d, labels=%d"
              .formatted(longest - 1, labels));
    }
  }

  private static BinaryCounts ofExample(BitSet gold, BitSet predicted) {
    BitSet both = (BitSet) gold.clone();
    both.and(predicted);
    int found = both.cardinality();
    return new BinaryCounts(found, predicted.cardinality() - found, gold.cardinality() - found);
  }

  private static BinaryCounts ofLabel(List<BitSet> gold, List<BitSet> predicted, int label) {
    return IntStream.range(0, gold.size())
        .mapToObj(
            row ->
                ofExample(
                    gold.get(row).get(label, label + 1), predicted.get(row).get(label, label + 1)))
        .reduce(BinaryCounts.NONE, BinaryCounts::plus);
  }

  private static double mean(List<BinaryCounts> examples, ToDoubleFunction<BinaryCounts> score) {
    return ZeroDivision.mean(examples.stream().mapToDouble(score));
  }

  private static int wrong(BinaryCounts counts) {
    return counts.falsePositives() + counts.falseNegatives();
  }

  private static double jaccard(BinaryCounts counts, ZeroDivision zeroDivision) {
    int found = counts.truePositives();
    return zeroDivision.divide(found, found + wrong(counts));
  }
}
