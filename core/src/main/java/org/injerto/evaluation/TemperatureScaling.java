package org.injerto.evaluation;

/**
 * One number that makes a model's probabilities honest without changing what it predicts (Guo et
 * al. 2017): the temperature T by which the logits are divided before the softmax.
 */
public final class TemperatureScaling {
  private static final double LARGEST = 1e6;
  private static final int HALVINGS = 60; // of the logarithm: to the last bit

  private TemperatureScaling() {}

  /**
   * The temperature with the least log loss on held-out examples, within [10⁻⁶, 10⁶]: above 1 the
   * model was too sure, below 1 not sure enough.
   *
   * @param gold the number of the right label of each row
   * @param logits not yet divided by anything
   */
  public static double fit(int[] gold, ScoreMatrix logits) {
    ProbabilityScores.checkRows(gold, logits);
    double low = 1 / LARGEST;
    double high = LARGEST;
    for (int step = 0; step < HALVINGS; step++) {
      double middle = Math.sqrt(low * high);
      // The loss is convex in 1/T: its slope changes sign once.
      if (slope(gold, logits, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(low * high);
  }

  /** The derivative of the log loss by 1/T: the expected logit less that of the right label. */
  private static double slope(int[] gold, ScoreMatrix logits, double temperature) {
    ScoreMatrix probabilities = logits.softmax(temperature);
    double slope = 0;
    for (int row = 0; row < gold.length; row++) {
      for (int label = 0; label < logits.columns(); label++) {
        double weight = probabilities.at(row, label) - (label == gold[row] ? 1 : 0);
        slope += weight * logits.at(row, label);
      }
    }
    return slope;
  }
}
