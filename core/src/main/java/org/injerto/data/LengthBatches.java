package org.injerto.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Batches of examples that are about as long as each other, so that little is filled up.
 *
 * <p>All examples are shuffled, cut into stretches of fifty batches, and sorted within each; then
 * the batches are shuffled. So training stays as random as it is with Hugging Face's {@code
 * group_by_length}.
 */
public final class LengthBatches {
  private static final int BATCHES_IN_A_STRETCH = 50;

  private LengthBatches() {}

  /**
   * Every example once.
   *
   * @param lengths of the examples, in pieces
   * @param size examples in a batch, at least 1; the last batch may have fewer
   * @param seed of the run
   * @param epoch another epoch has another order
   * @return numbers of examples
   */
  public static List<int[]> shuffled(int[] lengths, int size, long seed, long epoch) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be positive; size=" + size);
    }
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + epoch);
    List<Integer> examples =
        IntStream.range(0, lengths.length).boxed().collect(Collectors.toCollection(ArrayList::new));
    Order.shuffle(examples, random);
    List<int[]> batches = new ArrayList<>();
    for (List<Integer> stretch : cut(examples, (long) size * BATCHES_IN_A_STRETCH)) {
      stretch.sort(Comparator.comparingInt(example -> lengths[example]));
      cut(stretch, size)
          .forEach(batch -> batches.add(batch.stream().mapToInt(Integer::intValue).toArray()));
    }
    Order.shuffle(batches, random);
    return batches;
  }

  private static List<List<Integer>> cut(List<Integer> examples, long size) {
    List<List<Integer>> parts = new ArrayList<>();
    for (long from = 0; from < examples.size(); from += size) {
      parts.add(examples.subList((int) from, (int) Math.min(examples.size(), from + size)));
    }
    return parts;
  }
}
