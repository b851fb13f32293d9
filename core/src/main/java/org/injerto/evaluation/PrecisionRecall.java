package org.injerto.evaluation;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * Precision, recall and their harmonic mean, each within [0, 1], or NaN where {@link
 * ZeroDivision#NAN} leaves it undefined.
 */
public record PrecisionRecall(double precision, double recall, double f1) {
  static PrecisionRecall of(BinaryCounts counts, ZeroDivision zeroDivision) {
    return new PrecisionRecall(
        counts.precision(zeroDivision), counts.recall(zeroDivision), counts.f1(zeroDivision));
  }

  /** The mean of each of the three over those scores in which it is defined. */
  static PrecisionRecall mean(Collection<PrecisionRecall> scores) {
    return each(score -> ZeroDivision.mean(scores.stream().mapToDouble(score)));
  }

  /** The three scores, each made from the accessor of its name. */
  static PrecisionRecall each(Average average) {
    return new PrecisionRecall(
        average.of(PrecisionRecall::precision),
        average.of(PrecisionRecall::recall),
        average.of(PrecisionRecall::f1));
  }

  @FunctionalInterface
  interface Average {
    double of(ToDoubleFunction<PrecisionRecall> score);
  }
}
