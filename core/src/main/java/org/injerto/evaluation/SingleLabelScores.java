package org.injerto.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import org.injerto.data.Example;
import org.injerto.data.Example.SingleLabel;
import org.injerto.evaluation.significance.Bootstrap;
import org.injerto.evaluation.significance.Interval;
import org.injerto.evaluation.significance.Proportion;
import org.injerto.task.Classification;
import org.injerto.task.Classification.OneLabel;

/**
 * Everything that is measured of a classifier that gives each text one label.
 *
 * @param report counts and scores of each label
 * @param probabilities how good the probabilities are
 * @param intervals where the scores would lie on other texts of the kind
 */
public record SingleLabelScores(
    ClassificationReport report, Probabilities probabilities, Intervals intervals) {
  private static final double CONFIDENCE = 0.95;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1_000, 1);
  private static final int BINS = 10;

  /**
   * How good probabilities are.
   *
   * @param logLoss in nats
   * @param calibrationError expected, over ten bins
   * @param rocArea the mean over the labels, each against the rest; NaN if one label never occurs
   */
  public record Probabilities(double logLoss, double calibrationError, double rocArea) {}

  /**
   * 95 % intervals.
   *
   * @param accuracy Wilson's
   * @param macroF1 by bootstrap over the texts
   */
  public record Intervals(Interval accuracy, Interval macroF1) {}

  /**
   * Measures what a classifier said of texts whose label is known.
   *
   * @param labels in the order of the classifier
   * @param said one classification an example, in the same order
   * @throws IllegalArgumentException if an example has not one label, or one that is not known
   */
  public static SingleLabelScores of(
      List<String> labels, List<Example> examples, List<Classification> said) {
    int[] gold = examples.stream().mapToInt(example -> number(labels, example)).toArray();
    double[] probabilities =
        said.stream()
            .flatMap(one -> ((OneLabel) one).scores().values().stream())
            .mapToDouble(Double::doubleValue)
            .toArray(); // (texts, labels)
    return of(labels, gold, ScoreMatrix.of(probabilities, labels.size()));
  }

  private static int number(List<String> labels, Example example) {
    int number = example instanceof SingleLabel one ? labels.indexOf(one.label()) : -1;
    if (number < 0) {
      throw new IllegalArgumentException(
          "every example must have one of the labels; example=" + example + ", labels=" + labels);
    }
    return number;
  }

  /**
   * Measures predictions.
   *
   * @param labels by number
   * @param gold the number of the right label of each text
   * @param probabilities a row for each text, a column for each label
   */
  public static SingleLabelScores of(List<String> labels, int[] gold, ScoreMatrix probabilities) {
    int[] predicted = probabilities.best();
    ClassificationReport report = report(labels, gold, predicted);
    return new SingleLabelScores(
        report,
        new Probabilities(
            ProbabilityScores.logLoss(gold, probabilities),
            Calibration.of(gold, probabilities, BINS).expectedError(),
            rocArea(gold, probabilities)),
        new Intervals(
            new Proportion(report.confusion().correct(), gold.length).wilson(CONFIDENCE),
            BOOTSTRAP
                .of(
                    gold.length,
                    rows -> macroF1(labels, picked(gold, rows), picked(predicted, rows)))
                .interval(CONFIDENCE)));
  }

  private static double rocArea(int[] gold, ScoreMatrix probabilities) {
    return RankingReport.of(gold, probabilities).labels().stream()
        .mapToDouble(RankingReport.Scores::rocArea)
        .average()
        .orElse(Double.NaN);
  }

  private static double macroF1(List<String> labels, int[] gold, int[] predicted) {
    return report(labels, gold, predicted).averages().macro().f1();
  }

  private static ClassificationReport report(List<String> labels, int[] gold, int[] predicted) {
    return ClassificationReport.of(ConfusionMatrix.of(labels, gold, predicted), ZeroDivision.ZERO);
  }

  private static int[] picked(int[] values, int[] rows) {
    return IntStream.of(rows).map(row -> values[row]).toArray();
  }
}
