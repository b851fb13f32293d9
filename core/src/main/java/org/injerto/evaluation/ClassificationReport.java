package org.injerto.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How good predictions of one label an example are, as scikit-learn's {@code classification_report}
 * counts it.
 *
 * @param confusion what was predicted for what; accuracy, correlation and agreement are its
 * @param labels the scores of each label against all others, in the order of the matrix
 * @param averages the same of all labels; micro precision, recall and F1 are all the accuracy
 */
public record ClassificationReport(
    ConfusionMatrix confusion, List<LabelScores> labels, Averages averages) {
  /**
   * @throws IllegalArgumentException if the labels are not those of the matrix
   */
  public ClassificationReport {
    labels = List.copyOf(labels);
    List<String> names = labels.stream().map(LabelScores::label).toList();
    if (!names.equals(confusion.labels())) {
      throw new IllegalArgumentException(
          "labels must be those of the matrix; labels=%s, matrix=%s"
              .formatted(names, confusion.labels()));
    }
  }

  /** The report of a matrix. */
  public static ClassificationReport of(ConfusionMatrix confusion, ZeroDivision zeroDivision) {
    List<LabelScores> labels =
        IntStream.range(0, confusion.size())
            .mapToObj(label -> scores(confusion, label, zeroDivision))
            .toList();
    return new ClassificationReport(confusion, labels, Averages.of(labels, zeroDivision));
  }

  private static LabelScores scores(ConfusionMatrix confusion, int label, ZeroDivision zero) {
    return LabelScores.of(confusion.labels().get(label), confusion.counts(label), zero);
  }
}
