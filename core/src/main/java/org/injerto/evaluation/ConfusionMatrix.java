package org.injerto.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * How often each label was predicted where each label is right: a row for each gold label, a column
 * for each predicted one, both in the order of {@link #labels()}. It holds at least one example.
 */
public final class ConfusionMatrix {
  private final List<String> labels;
  private final int[] counts; // (gold, predicted), row by row

  private ConfusionMatrix(List<String> labels) {
    this.labels = List.copyOf(labels);
    this.counts = new int[labels.size() * labels.size()];
  }

  /**
   * Counts predictions.
   *
   * @param labels the name of each label, by its number
   * @param gold the number of the right label of each example
   * @param predicted the number of the label predicted for each example
   * @throws IllegalArgumentException if there is no example or the lengths differ
   * @throws IndexOutOfBoundsException if a number is not that of a label
   */
  public static ConfusionMatrix of(List<String> labels, int[] gold, int[] predicted) {
    return ofRows(labels, gold, predicted, IntStream.range(0, gold.length).toArray());
  }

  /**
   * Counts the predictions of some rows, one as often as it is named: what a bootstrap resample
   * needs.
   */
  public static ConfusionMatrix ofRows(
      List<String> labels, int[] gold, int[] predicted, int[] rows) {
    if (gold.length != predicted.length || rows.length == 0) {
      throw new IllegalArgumentException(
          "gold and predicted must have one length, and there must be an example; gold=%d, predicted=%d, rows=%d"
              .formatted(gold.length, predicted.length, rows.length));
    }
    ConfusionMatrix confusion = new ConfusionMatrix(labels);
    for (int row : rows) {
      confusion.counts[confusion.cell(gold[row], predicted[row])]++;
    }
    return confusion;
  }

  /** The name of each label, by its number. */
  public List<String> labels() {
    return labels;
  }

  /** How many labels there are. */
  public int size() {
    return labels.size();
  }

  /** How many examples of the label {@code gold} were given the label {@code predicted}. */
  public int count(int gold, int predicted) {
    return counts[cell(gold, predicted)];
  }

  /** How many examples there are. */
  public int total() {
    return IntStream.of(counts).sum();
  }

  /** How many examples were given their right label. */
  public int correct() {
    return overLabels(label -> count(label, label));
  }

  /** How many examples have this label in the gold. */
  public int support(int label) {
    return overLabels(predicted -> count(label, predicted));
  }

  /** How many examples were given this label. */
  public int predicted(int label) {
    return overLabels(gold -> count(gold, label));
  }

  /** One label against all others. */
  public BinaryCounts counts(int label) {
    int found = count(label, label);
    return new BinaryCounts(found, predicted(label) - found, support(label) - found);
  }

  /** The share of examples given their right label. */
  public double accuracy() {
    return (double) correct() / total();
  }

  /** The mean recall over the labels that occur in the gold. */
  public double balancedAccuracy() {
    return ZeroDivision.mean(
        IntStream.range(0, size()).mapToDouble(label -> counts(label).recall(ZeroDivision.NAN)));
  }

  /**
   * The Matthews correlation coefficient for any number of labels (Gorodkin 2004), within [-1, 1];
   * 0 if gold or predictions hold one label only.
   */
  public double matthewsCorrelation() {
    double total = total();
    double covariance = total * correct();
    double gold = total * total;
    double predicted = total * total;
    for (int label = 0; label < size(); label++) {
      double support = support(label);
      double given = predicted(label);
      covariance -= support * given;
      gold -= support * support;
      predicted -= given * given;
    }
    return ZeroDivision.ZERO.divide(covariance, Math.sqrt(gold * predicted));
  }

  /**
   * Cohen's kappa: agreement beyond what the frequencies of the labels give by chance, at most 1;
   * NaN if gold and predictions hold one and the same label only.
   */
  public double kappa(Agreement agreement) {
    double observed = 0;
    double expected = 0;
    for (int gold = 0; gold < size(); gold++) {
      for (int predicted = 0; predicted < size(); predicted++) {
        double weight = agreement.disagreement(gold, predicted);
        observed += weight * count(gold, predicted);
        expected += weight * support(gold) * predicted(predicted) / total();
      }
    }
    return 1 - ZeroDivision.NAN.divide(observed, expected);
  }

  private int overLabels(IntUnaryOperator value) {
    return IntStream.range(0, size()).map(value).sum();
  }

  private int cell(int gold, int predicted) {
    return Objects.checkIndex(gold, size()) * size() + Objects.checkIndex(predicted, size());
  }
}
