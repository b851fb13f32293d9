package org.injerto.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The scores of several labels made one.
 *
 * @param micro of the counts of all labels together: every decision weighs the same
 * @param macro the mean over all labels, those that never occur included: every label weighs the
 *     same
 * @param weighted the mean over labels, weighed by their support
 */
public record Averages(PrecisionRecall micro, PrecisionRecall macro, PrecisionRecall weighted) {
  static Averages of(List<LabelScores> labels, ZeroDivision zeroDivision) {
    BinaryCounts all =
        labels.stream().map(LabelScores::counts).reduce(BinaryCounts.NONE, BinaryCounts::plus);
    return new Averages(
        PrecisionRecall.of(all, zeroDivision),
        PrecisionRecall.mean(labels.stream().map(LabelScores::scores).toList()),
        PrecisionRecall.each(score -> weighted(labels, score, zeroDivision)));
  }

  private static double weighted(
      List<LabelScores> labels, ToDoubleFunction<PrecisionRecall> score, ZeroDivision zero) {
    WeightedMean mean = new WeightedMean();
    labels.forEach(label -> mean.add(score.applyAsDouble(label.scores()), label.support()));
    return mean.value(zero);
  }
}
