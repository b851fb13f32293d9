package org.injerto.training;

/**
 * All that decides what a run does, so that the same configuration, data and machine give the same
 * weights.
 *
 * @param optimizer how parameters move
 * @param schedule how the learning rate changes
 * @param batches what an update sees
 * @param length when the run ends
 * @param execution what the result depends on besides what is learned
 */
public record TrainingConfig(
    AdamWConfig optimizer,
    ScheduleConfig schedule,
    BatchConfig batches,
    Length length,
    Execution execution) {

  /**
   * What one update sees.
   *
   * @param size examples in a batch
   * @param accumulation batches whose gradients make one update
   */
  public record BatchConfig(int size, int accumulation) {
    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public BatchConfig {
      if (size < 1 || accumulation < 1) {
        throw new IllegalArgumentException(
            "size and accumulation must be positive; size="
                + size
                + ", accumulation="
                + accumulation);
      }
    }

    /** Updates in which {@code examples} examples are seen once. */
    public long updatesInEpoch(int examples) {
      long batches = (examples + size - 1) / size;
      return (batches + accumulation - 1) / accumulation;
    }
  }

  /**
   * When a run ends.
   *
   * @param steps updates of the run if nothing ends it earlier
   * @param evaluateEvery updates between two evaluations, at least 1
   * @param patience evaluations in a row without a better score after which the run ends
   */
  public record Length(long steps, long evaluateEvery, int patience) {
    /** Never ends before its last step. */
    public static final int ENDLESS_PATIENCE = Integer.MAX_VALUE;

    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public Length {
      if (steps < 1 || evaluateEvery < 1 || patience < 1) {
        throw new IllegalArgumentException(
            "steps, evaluateEvery and patience must be positive; steps="
                + steps
                + ", evaluateEvery="
                + evaluateEvery
                + ", patience="
                + patience);
      }
    }
  }

  /**
   * How a run is computed.
   *
   * @param precision numbers of the forward and backward pass
   * @param threads that share each batch, at least 1; another number adds up in another order
   * @param seed of the order of examples and of dropout
   */
  public record Execution(Precision precision, int threads, long seed) {
    /**
     * @throws IllegalArgumentException if there is no thread
     */
    public Execution {
      if (threads < 1) {
        throw new IllegalArgumentException("threads must be positive; threads=" + threads);
      }
    }
  }

  /** What weight decay alone has left of a parameter after {@code steps} updates. */
  double decayAfter(long steps) {
    LearningRateSchedule rates = learningRates();
    double left = 1;
    for (long step = 0; step < steps; step++) {
      left *= 1 - rates.at(step) * optimizer.weightDecay();
    }
    return left;
  }

  LearningRateSchedule learningRates() {
    return schedule.over(length.steps(), optimizer.learningRate());
  }
}
