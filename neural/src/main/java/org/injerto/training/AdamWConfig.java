package org.injerto.training;

/**
 * AdamW with clipped gradients (Loshchilov and Hutter 2019).
 *
 * @param learningRate the highest rate of the schedule, above 0
 * @param weightDecay decoupled; biases and layer normalisations have none
 * @param beta1 of the first moment, in [0, 1)
 * @param beta2 of the second moment, in [0, 1)
 * @param epsilon added to the root of the second moment
 * @param maxGradientNorm gradients are scaled down to this norm; infinite for never
 */
public record AdamWConfig(
    double learningRate,
    double weightDecay,
    double beta1,
    double beta2,
    double epsilon,
    double maxGradientNorm) {
  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public AdamWConfig {
    require(learningRate > 0, "learningRate must be positive", learningRate);
    require(weightDecay >= 0, "weightDecay must not be negative", weightDecay);
    require(beta1 >= 0 && beta1 < 1, "beta1 must be in [0, 1)", beta1);
    require(beta2 >= 0 && beta2 < 1, "beta2 must be in [0, 1)", beta2);
    require(epsilon > 0, "epsilon must be positive", epsilon);
    require(maxGradientNorm > 0, "maxGradientNorm must be positive", maxGradientNorm);
  }

  /** The usual moments and clipping: 0.9, 0.999, 1e-8, norm 1. */
  public static AdamWConfig of(double learningRate, double weightDecay) {
    return new AdamWConfig(learningRate, weightDecay, 0.9, 0.999, 1e-8, 1.0);
  }

  private static void require(boolean holds, String rule, double value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + "; value=" + value);
    }
  }
}
