package org.injerto.transfer;

import java.util.List;
import java.util.OptionalLong;
import org.injerto.training.TrainingState.Evaluated;

/**
 * One strategy on so many examples with one seed, and what came of it.
 *
 * @param arm what was tried
 * @param curve quality on the dev set by step; empty for a strategy that has no steps
 * @param steps updates until the weights that were kept
 * @param seconds from first to last update
 * @param test what was predicted for every text of the test set, in its order
 */
public record Trial(
    Arm arm, List<Evaluated> curve, long steps, double seconds, List<Prediction> test) {
  public Trial {
    curve = List.copyOf(curve);
    test = List.copyOf(test);
  }

  /**
   * What was tried.
   *
   * @param strategy the name of the strategy
   * @param size how many examples it learned from
   * @param seed of the examples, the head and the order
   */
  public record Arm(String strategy, int size, long seed) {}

  /**
   * What was predicted for one text.
   *
   * @param label the number of the label
   * @param score its probability
   */
  public record Prediction(int label, double score) {}

  /** The best score on the dev set, from minus infinity for none. */
  public double bestDevScore() {
    return curve.stream()
        .mapToDouble(evaluated -> evaluated.quality().score())
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** The first step at which the dev score was at least this, if it ever was. */
  public OptionalLong stepsTo(double score) {
    return curve.stream()
        .filter(evaluated -> evaluated.quality().score() >= score)
        .mapToLong(Evaluated::step)
        .findFirst();
  }
}
