package org.injerto.transfer;

import org.injerto.architecture.Trunk;
import org.injerto.training.AdamWConfig;
import org.injerto.training.ScheduleConfig;
import org.injerto.training.ScheduleConfig.Shape;
import org.injerto.training.TrainingConfig;
import org.injerto.training.TrainingConfig.BatchConfig;
import org.injerto.training.TrainingConfig.Execution;
import org.injerto.training.TrainingConfig.Length;

/**
 * What one trains with who says nothing else. How it was found stands in {@code docs/results.md}.
 *
 * @param strategy how much of the model learns: a head alone learns fast
 * @param encoder the measures of the model: a wide one wants a low rate
 * @param examples how many are learned from: few are seen more often
 */
public record Recipe(TransferStrategy strategy, Trunk trunk, int examples) {
  /** Share of the probability that is spread over all labels. */
  public static final double LABEL_SMOOTHING = 0.1;

  private static final double WEIGHT_DECAY = 0.01;
  private static final double WARMUP = 0.1;
  private static final int BATCH = 16;

  /** The rate of BERT-base (Devlin et al. 2019, appendix A.3), and how it falls with the width. */
  private static final double BASE_RATE = 5e-5;

  private static final double BASE_WIDTH = 768;
  private static final double RATE_BY_WIDTH = -1.63;
  private static final double HIGHEST_RATE = 3e-4;

  private static final double HEAD_RATE = 1e-3;
  private static final int HEAD_EPOCHS = 60;

  private static final int ENOUGH_UPDATES = 600;
  private static final int FEWEST_EPOCHS = 4;
  private static final int MOST_EPOCHS = 20;
  private static final int EVALUATIONS = 20;

  /** The whole of it. */
  public TrainingConfig config(Execution execution) {
    BatchConfig batches = batches();
    Length length = length(batches, epochs(batches), Length.ENDLESS_PATIENCE);
    return new TrainingConfig(optimizer(), schedule(), batches, length, execution);
  }

  /** How parameters move. */
  public AdamWConfig optimizer() {
    if (isHeadAlone()) {
      return AdamWConfig.of(HEAD_RATE, WEIGHT_DECAY);
    }
    double rate = BASE_RATE * Math.pow(trunk.size().hiddenSize() / BASE_WIDTH, RATE_BY_WIDTH);
    return AdamWConfig.of(Math.min(HIGHEST_RATE, rate), WEIGHT_DECAY);
  }

  /** The rate rises in the first tenth and falls in a straight line. */
  public ScheduleConfig schedule() {
    return new ScheduleConfig(Shape.LINEAR, WARMUP);
  }

  /** Sixteen examples an update. */
  public BatchConfig batches() {
    return new BatchConfig(BATCH, 1);
  }

  /**
   * How often the examples are seen: enough updates, but no more than twenty times; a head alone
   * sees them sixty times, which costs little.
   */
  public int epochs(BatchConfig batches) {
    if (isHeadAlone()) {
      return HEAD_EPOCHS;
    }
    long wanted = ENOUGH_UPDATES / batches.updatesInEpoch(examples);
    return (int) Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, wanted));
  }

  /**
   * So many epochs, scored twenty times in all, or after every epoch if there are fewer.
   *
   * @param epochs how often every example is seen, above 0
   * @param patience evaluations without a better score after which the run ends
   */
  public Length length(BatchConfig batches, double epochs, int patience) {
    long steps = Math.max(1, Math.round(batches.updatesInEpoch(examples) * epochs));
    return new Length(steps, Math.max(1, steps / EVALUATIONS), patience);
  }

  private boolean isHeadAlone() {
    return strategy instanceof TransferStrategy.Frozen;
  }
}
