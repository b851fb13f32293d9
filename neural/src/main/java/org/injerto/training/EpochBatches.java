package org.injerto.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.data.LengthBatches;
import org.injerto.training.TrainingConfig.BatchConfig;
import org.injerto.training.TrainingConfig.Execution;

/**
 * Every example once an epoch, in batches of texts that are about as long as each other, each batch
 * cut into as many shares for every thread as keep what one holds at a time within a budget.
 */
final class EpochBatches implements UpdateBatches {
  /** Pieces of a share, padding included: what the backward pass needs of them stays in memory. */
  private static final int BUDGET = 1024;

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

  /** Sorted by length first, so that each share has little padding and all are as much work. */
  private Stream<int[]> cut(int[] batch) {
    int[] sorted =
        IntStream.of(batch)
            .boxed()
            .sorted(Comparator.comparingInt(example -> lengths[example]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] borders = borders(sorted, shares(sorted));
    return IntStream.range(0, borders.length - 1)
        .mapToObj(share -> Arrays.copyOfRange(sorted, borders[share], borders[share + 1]));
  }

  /** As many for each thread, so that all have as much to do. */
  private int shares(int[] sorted) {
    long pieces = (long) sorted.length * lengths[sorted[sorted.length - 1]];
    long rounds = (pieces - 1) / ((long) BUDGET * execution.threads()) + 1;
    return (int) Math.min(sorted.length, rounds * execution.threads());
  }

  /** Where each share begins: where the pieces before it are nearest to its part of all. */
  private int[] borders(int[] sorted, int shares) {
    long[] before = new long[sorted.length + 1];
    IntStream.range(0, sorted.length).forEach(i -> before[i + 1] = before[i] + lengths[sorted[i]]);
    int[] borders = new int[shares + 1];
    for (int share = 1; share <= shares; share++) {
      long part = before[sorted.length] * share / shares;
      borders[share] =
          IntStream.rangeClosed(borders[share - 1] + 1, sorted.length - (shares - share))
              .reduce((a, b) -> Math.abs(before[b] - part) < Math.abs(before[a] - part) ? b : a)
              .orElseThrow();
    }
    return borders;
  }
}
