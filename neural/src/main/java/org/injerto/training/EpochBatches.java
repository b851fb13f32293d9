package org.injerto.training;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.data.LengthBatches;
import org.injerto.training.TrainingConfig.BatchConfig;
import org.injerto.training.TrainingConfig.Execution;

/**
 * Every example once an epoch, in batches of texts that are about as long as each other, each batch
 * cut into a share for every thread.
 */
final class EpochBatches implements UpdateBatches {
  private final Learner learner;
  private final BatchConfig config;
  private final Execution execution;
  private final int[] lengths;
  private long epoch = -1;
  private List<int[]> order = List.of();

  EpochBatches(Learner learner, BatchConfig config, Execution execution) {
    this.learner = learner;
    this.config = config;
    this.execution = execution;
    this.lengths = IntStream.range(0, learner.size()).map(learner::length).toArray();
  }

  @Override
  public Update of(long step) {
    long updates = config.updatesInEpoch(lengths.length);
    arrange(step / updates);
    int from = Math.toIntExact(step % updates) * config.accumulation();
    int to = Math.min(order.size(), from + config.accumulation());
    return Update.of(learner, order.subList(from, to).stream().flatMap(this::cut).toList());
  }

  private void arrange(long wanted) {
    if (wanted != epoch) {
      order = LengthBatches.shuffled(lengths, config.size(), execution.seed(), wanted);
      epoch = wanted;
    }
  }

  /** Sorted by length first, so that each share has little padding. */
  private Stream<int[]> cut(int[] batch) {
    int[] sorted =
        IntStream.of(batch)
            .boxed()
            .sorted(Comparator.comparingInt(example -> lengths[example]))
            .mapToInt(Integer::intValue)
            .toArray();
    int shares = Math.min(execution.threads(), sorted.length);
    return IntStream.range(0, shares).mapToObj(share -> part(sorted, share, shares));
  }

  private static int[] part(int[] sorted, int share, int shares) {
    return IntStream.range(share * sorted.length / shares, (share + 1) * sorted.length / shares)
        .map(i -> sorted[i])
        .toArray();
  }
}
