package org.injerto.training;

/**
 * The learning rate as a function of the optimizer step; step 0 is the first update.
 *
 * <p>The definitions are those of Hugging Face {@code transformers.optimization}. Under warm-up the
 * rate of the first update is zero: weights stand still and only the moments of AdamW move.
 */
public sealed interface LearningRateSchedule {
  /** The learning rate of update {@code step}, counted from 0. */
  double at(long step);

  /** The same rate at every step. */
  record Constant(double rate) implements LearningRateSchedule {
    @Override
    public double at(long step) {
      return rate;
    }
  }

  /** Rises from zero during the warm-up, then stays. */
  record ConstantWithWarmup(double rate, long warmup) implements LearningRateSchedule {
    @Override
    public double at(long step) {
      return rate * Math.min(1, step / (double) Math.max(1, warmup));
    }
  }

  /** Rises during the warm-up, then falls in a straight line to zero. */
  record Linear(double rate, Warmup warmup) implements LearningRateSchedule {
    @Override
    public double at(long step) {
      return rate * (warmup.covers(step) ? warmup.factor(step) : 1 - warmup.progress(step));
    }
  }

  /**
   * Rises during the warm-up, then falls along half a cosine (Loshchilov and Hutter 2017).
   *
   * @param lowest the rate at the end
   */
  record Cosine(double rate, Warmup warmup, double lowest) implements LearningRateSchedule {
    @Override
    public double at(long step) {
      if (warmup.covers(step)) {
        return rate * warmup.factor(step);
      }
      return lowest + (rate - lowest) * halfCosine(warmup.progress(step));
    }
  }

  /**
   * Half a cosine, begun again {@code cycles} times (Loshchilov and Hutter 2017, SGDR).
   *
   * @param cycles how often the rate starts from its height
   */
  record CosineWithRestarts(double rate, Warmup warmup, int cycles)
      implements LearningRateSchedule {
    @Override
    public double at(long step) {
      if (warmup.covers(step)) {
        return rate * warmup.factor(step);
      }
      double progress = warmup.progress(step);
      return progress >= 1 ? 0 : rate * halfCosine(cycles * progress % 1);
    }
  }

  /**
   * Falls from {@code rate} to {@code lowest} as a power of the steps that remain.
   *
   * @param power 1 is a straight line
   */
  record Polynomial(double rate, Warmup warmup, double lowest, double power)
      implements LearningRateSchedule {
    @Override
    public double at(long step) {
      if (warmup.covers(step)) {
        return rate * warmup.factor(step);
      }
      return lowest + (rate - lowest) * Math.pow(1 - warmup.progress(step), power);
    }
  }

  /**
   * Falls as one over the square root of the step (Vaswani et al. 2017).
   *
   * @param timescale steps after which the rate is divided by the square root of two
   */
  record InverseSquareRoot(double rate, long warmup, long timescale)
      implements LearningRateSchedule {
    @Override
    public double at(long step) {
      if (step < warmup) {
        return rate * step / Math.max(1, warmup);
      }
      return rate / Math.sqrt((step - warmup + timescale) / (double) timescale);
    }
  }

  private static double halfCosine(double progress) {
    return Math.max(0, 0.5 * (1 + Math.cos(Math.PI * progress)));
  }

  /**
   * The first steps of a run of known length.
   *
   * @param steps in which the rate rises from zero
   * @param total steps of the whole run
   */
  record Warmup(long steps, long total) {
    /**
     * @throws IllegalArgumentException if a number is negative
     */
    public Warmup {
      if (steps < 0 || total < 0) {
        throw new IllegalArgumentException(
            "steps and total must not be negative; steps=" + steps + ", total=" + total);
      }
    }

    private boolean covers(long step) {
      return step < steps;
    }

    private double factor(long step) {
      return step / (double) Math.max(1, steps);
    }

    /** From 0 at the end of the warm-up to 1 at the end of the run. */
    private double progress(long step) {
      return Math.min(1, (step - steps) / (double) Math.max(1, total - steps));
    }
  }
}
