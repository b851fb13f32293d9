package org.injerto.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.injerto.model.Parameters;
import org.injerto.training.TrainingConfig.BatchConfig;
import org.injerto.training.TrainingConfig.Execution;
import org.injerto.training.UpdateBatches.Share;
import org.injerto.training.UpdateBatches.Update;
import org.junit.jupiter.api.Test;

class EpochBatchesTest {
  private static final int[] LENGTHS =
      new SplittableRandom(5).ints(203, 3, 90).toArray(); // the last batch has 11

  @Test
  void anEpochHasEveryExampleOnce() {
    EpochBatches batches = batches(16, 1, 3);
    int[] seen =
        IntStream.range(0, 13).flatMap(step -> examples(batches.of(step))).sorted().toArray();
    assertArrayEquals(IntStream.range(0, 203).toArray(), seen);
    assertFalse(
        Arrays.equals(examples(batches.of(0)).toArray(), examples(batches.of(13)).toArray()));
  }

  @Test
  void anUpdateDependsOnItsNumberAlone() {
    EpochBatches onward = batches(16, 2, 2);
    IntStream.range(0, 20).forEach(onward::of);
    assertArrayEquals(
        examples(batches(16, 2, 2).of(20)).toArray(), examples(onward.of(20)).toArray());
  }

  @Test
  void everyThreadHasAboutAsManyPieces() {
    for (Share share : batches(16, 1, 2).of(4).shares()) {
      long pieces = Arrays.stream(share.examples()).mapToLong(e -> LENGTHS[e]).sum();
      long longest = Arrays.stream(share.examples()).mapToLong(e -> LENGTHS[e]).max().orElseThrow();
      assertTrue(Math.abs(pieces - batches(16, 1, 2).of(4).tokens() / 2.0) <= longest / 2.0 + 1);
    }
  }

  @Test
  void longTextsAreCutIntoMoreSharesSoThatNoneHoldsMuchMoreThanTheBudget() {
    int[] lengths = new SplittableRandom(5).ints(64, 200, 512).toArray();
    EpochBatches batches =
        new EpochBatches(
            new Numbers(lengths), new BatchConfig(16, 1), new Execution(Precision.FLOAT32, 2, 7));
    for (Share share : batches.of(1).shares()) {
      int longest = Arrays.stream(share.examples()).map(e -> lengths[e]).max().orElseThrow();
      assertTrue(share.examples().length * longest <= 1024 + longest, share.toString());
    }
    assertEquals(2, batches(16, 1, 2).of(4).shares().size());
  }

  @Test
  void oneLongTextLeavesNoThreadWithoutWork() {
    Numbers numbers = new Numbers(new int[] {3, 3, 500});
    Update update =
        new EpochBatches(numbers, new BatchConfig(3, 1), new Execution(Precision.FLOAT32, 3, 1))
            .of(0);
    assertEquals(List.of(1, 1, 1), update.shares().stream().map(s -> s.examples().length).toList());
    assertEquals(506, update.tokens());
  }

  private static EpochBatches batches(int size, int accumulation, int threads) {
    return new EpochBatches(
        new Numbers(LENGTHS),
        new BatchConfig(size, accumulation),
        new Execution(Precision.FLOAT32, threads, 7));
  }

  private static IntStream examples(Update update) {
    return update.shares().stream().flatMapToInt(share -> Arrays.stream(share.examples()));
  }

  /** Examples of which nothing is known but their lengths. */
  private record Numbers(int[] lengths) implements Learner {
    @Override
    public Parameters parameters() {
      throw new IllegalStateException("nothing is learned here");
    }

    @Override
    public int size() {
      return lengths.length;
    }

    @Override
    public int length(int example) {
      return lengths[example];
    }

    @Override
    public Loss loss(Parameters parameters) {
      return (batch, noise) -> {
        throw new IllegalStateException("nothing is learned here");
      };
    }

    @Override
    public double weight(int[] batch) {
      return batch.length;
    }

    @Override
    public Optional<Quality> evaluate(long step) {
      return Optional.empty();
    }
  }
}
