package org.injerto.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.injerto.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthBatchesTest {
  private static final int[] LENGTHS = new SplittableRandom(5).ints(2003, 3, 200).toArray();

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void everyExampleComesOnceInFullBatchesButOne(long seed) {
    Random random = new Random(seed);
    int examples = Seeds.between(0, LENGTHS.length, random);
    int size = Seeds.between(1, 70, random);
    List<int[]> batches =
        LengthBatches.shuffled(Arrays.copyOf(LENGTHS, examples), size, seed, seed % 7);

    assertArrayEquals(
        IntStream.range(0, examples).toArray(),
        batches.stream().flatMapToInt(Arrays::stream).sorted().toArray());
    assertEquals((examples + size - 1) / size, batches.size());
    assertEquals(examples / size, batches.stream().filter(batch -> batch.length == size).count());
  }

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#twenty")
  void littleIsFilledUp(long seed) {
    int[] plain = IntStream.range(0, 16).toArray();
    double grouped = filled(LengthBatches.shuffled(LENGTHS, 16, seed, 0));

    assertTrue(grouped < 0.03, () -> "filled up: " + grouped);
    assertTrue(filled(List.of(plain)) > 0.2, "examples as they come are filled up a lot");
  }

  @Test
  void theSameSeedAndEpochHaveTheSameOrder() {
    assertEquals(order(7, 3), order(7, 3));
  }

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void anotherEpochOrSeedHasAnotherOrder(long seed) {
    int epoch = new Random(seed).nextInt(Integer.MAX_VALUE);
    assertNotEquals(order(seed, epoch), order(seed, epoch + 1L));
    assertNotEquals(order(seed, epoch), order(seed + 1, epoch));
  }

  /** Otherwise an epoch would be the batches of the one before in another order. */
  @Test
  void anotherEpochHasOtherBatches() {
    List<String> first = sets(LengthBatches.shuffled(LENGTHS, 16, 1, 0));
    List<String> second = sets(LengthBatches.shuffled(LENGTHS, 16, 1, 1));

    assertTrue(first.stream().noneMatch(second::contains));
  }

  @Test
  void longBatchesStandAmongShortOnes() {
    List<int[]> batches = LengthBatches.shuffled(LENGTHS, 16, 1, 0);
    double early = meanLength(batches.subList(0, batches.size() / 2));
    double late = meanLength(batches.subList(batches.size() / 2, batches.size()));

    assertEquals(early, late, 30, "of lengths from 3 to 199");
  }

  @ParameterizedTest
  @ValueSource(ints = {2003, 50_000_000, Integer.MAX_VALUE})
  void aBatchThatHoldsAllIsTheOnlyOne(int size) {
    List<int[]> batches = LengthBatches.shuffled(LENGTHS, size, 1, 0);

    assertEquals(1, batches.size());
    assertEquals(LENGTHS.length, batches.get(0).length);
  }

  @Test
  void batchesOfNothingAreRefused() {
    for (int size : new int[] {0, -1}) {
      assertEquals(
          "size must be positive; size=" + size,
          assertThrows(
                  IllegalArgumentException.class, () -> LengthBatches.shuffled(LENGTHS, size, 1, 0))
              .getMessage());
    }
  }

  /** The share of the pieces that are there to fill up. */
  private static double filled(List<int[]> batches) {
    long all = 0;
    long real = 0;
    for (int[] batch : batches) {
      all += (long) batch.length * Arrays.stream(batch).map(i -> LENGTHS[i]).max().orElse(0);
      real += Arrays.stream(batch).map(i -> LENGTHS[i]).sum();
    }
    return 1 - (double) real / all;
  }

  private static double meanLength(List<int[]> batches) {
    return batches.stream()
        .flatMapToInt(Arrays::stream)
        .map(i -> LENGTHS[i])
        .average()
        .orElseThrow();
  }

  private static List<String> sets(List<int[]> batches) {
    return batches.stream()
        .map(batch -> Arrays.toString(Arrays.stream(batch).sorted().toArray()))
        .toList();
  }

  private static List<Integer> order(long seed, long epoch) {
    return LengthBatches.shuffled(LENGTHS, 16, seed, epoch).stream()
        .flatMap(batch -> Arrays.stream(batch).boxed())
        .toList();
  }
}
