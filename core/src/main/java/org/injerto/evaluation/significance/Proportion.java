package org.injerto.evaluation.significance;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A share of independent examples, such as an accuracy, and intervals for the share of all examples
 * there could be. Every {@code confidence} is within (0, 1), usually 0.95.
 *
 * @param successes how many examples count
 * @param examples how many examples there are
 */
public record Proportion(int successes, int examples) {
  /**
   * @throws IllegalArgumentException unless {@code 0 <= successes <= examples} and {@code 1 <=
   *     examples}
   */
  public Proportion {
    if (successes < 0 || successes > examples || examples < 1) {
      throw new IllegalArgumentException(
          "0 <= successes <= examples and 1 <= examples must hold; successes=%d, examples=%d"
              .formatted(successes, examples));
    }
  }

  /** The share, within [0, 1]. */
  public double value() {
    return (double) successes / examples;
  }

  /**
   * The score interval (Wilson 1927) without continuity correction: the one to use, right on
   * average also for few examples and for shares near 0 or 1.
   */
  public Interval wilson(double confidence) {
    double z = normalQuantile(confidence);
    double shrink = 1 + z * z / examples;
    double p = value();
    double margin =
        z * Math.sqrt(p * (1 - p) / examples + z * z / (4.0 * examples * examples)) / shrink;
    return Interval.around((p + z * z / (2.0 * examples)) / shrink, margin).ofShares();
  }

  /** The exact interval (Clopper and Pearson 1934): never too narrow, so on average too wide. */
  public Interval clopperPearson(double confidence) {
    double tail = Interval.tail(confidence);
    int failures = examples - successes;
    return new Interval(
        successes == 0 ? 0 : betaQuantile(successes, failures + 1, tail),
        failures == 0 ? 1 : 1 - betaQuantile(failures, successes + 1, tail));
  }

  /** The normal interval around the middle of Wilson's (Agresti and Coull 1998), cut to [0, 1]. */
  public Interval agrestiCoull(double confidence) {
    double z = normalQuantile(confidence);
    double n = examples + z * z;
    double p = (successes + z * z / 2) / n;
    return Interval.around(p, z * Math.sqrt(p * (1 - p) / n)).ofShares();
  }

  /** The textbook interval (Wald), cut to [0, 1]: too narrow for few examples; to compare with. */
  public Interval normal(double confidence) {
    double p = value();
    return Interval.around(p, normalQuantile(confidence) * Math.sqrt(p * (1 - p) / examples))
        .ofShares();
  }

  private static double normalQuantile(double confidence) {
    return NormalDistribution.of(0, 1).inverseSurvivalProbability(Interval.tail(confidence));
  }

  private static double betaQuantile(int alpha, int beta, double probability) {
    return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(probability);
  }
}
