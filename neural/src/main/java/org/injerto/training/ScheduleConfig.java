package org.injerto.training;

import org.injerto.training.LearningRateSchedule.Warmup;

/**
 * Which schedule a run follows.
 *
 * @param shape how the rate falls after the warm-up
 * @param warmupRatio share of all updates in which the rate rises from zero, in [0, 1)
 */
public record ScheduleConfig(Shape shape, double warmupRatio) {
  /** The shapes by the names that Hugging Face gives them. */
  public enum Shape {
    CONSTANT,
    LINEAR,
    COSINE,
    COSINE_WITH_RESTARTS,
    POLYNOMIAL,
    INVERSE_SQRT
  }

  private static final double POLYNOMIAL_END = 1e-7;
  private static final int CYCLES = 3;
  private static final long TIMESCALE = 10_000;

  /**
   * @throws IllegalArgumentException if the ratio is out of its range
   */
  public ScheduleConfig {
    if (!(warmupRatio >= 0 && warmupRatio < 1)) {
      throw new IllegalArgumentException(
          "warmupRatio must be in [0, 1); warmupRatio=" + warmupRatio);
    }
  }

  /** The schedule of a run of {@code total} updates that reaches at most {@code rate}. */
  LearningRateSchedule over(long total, double rate) {
    long rising = (long) Math.ceil(total * warmupRatio);
    Warmup warmup = new Warmup(rising, total);
    return switch (shape) {
      case CONSTANT -> new LearningRateSchedule.ConstantWithWarmup(rate, rising);
      case LINEAR -> new LearningRateSchedule.Linear(rate, warmup);
      case COSINE -> new LearningRateSchedule.Cosine(rate, warmup, 0);
      case COSINE_WITH_RESTARTS ->
          new LearningRateSchedule.CosineWithRestarts(rate, warmup, CYCLES);
      case POLYNOMIAL -> new LearningRateSchedule.Polynomial(rate, warmup, POLYNOMIAL_END, 1);
      case INVERSE_SQRT ->
          new LearningRateSchedule.InverseSquareRoot(rate, rising, rising > 0 ? rising : TIMESCALE);
    };
  }
}
