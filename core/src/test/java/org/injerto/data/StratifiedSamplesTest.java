package org.injerto.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.injerto.Seeds;
import org.injerto.data.Example.MultiLabel;
import org.injerto.data.Example.Score;
import org.injerto.data.Example.SingleLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StratifiedSamplesTest {
  /** 200 texts in the order of their labels: 120 of a, 60 of b and 20 of c. */
  static final List<Example> UNEVEN =
      IntStream.range(0, 200)
          .<Example>mapToObj(i -> new SingleLabel("t" + i, i < 120 ? "a" : i < 180 ? "b" : "c"))
          .toList();

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void everySampleHasTheLabelsInTheirShares(long seed) {
    int size = Seeds.between(0, 200, new Random(seed));
    List<Example> sample = StratifiedSamples.sample(UNEVEN, size, seed);

    assertEquals(size, new HashSet<>(sample).size());
    assertEquals(0.6 * size, count(sample, "a"), 1.5);
    assertEquals(0.3 * size, count(sample, "b"), 1.5);
    assertEquals(0.1 * size, count(sample, "c"), 1.5);
  }

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void aSampleBeginsEveryLargerOneOfItsSeed(long seed) {
    int size = Seeds.between(0, 200, new Random(seed));
    List<Example> all = StratifiedSamples.sample(UNEVEN, 200, seed);

    assertEquals(Set.copyOf(UNEVEN), Set.copyOf(all));
    assertEquals(all.subList(0, size), StratifiedSamples.sample(UNEVEN, size, seed));
  }

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void anotherSeedDrawsOthersOfEveryLabel(long seed) {
    List<Example> one = StratifiedSamples.sample(UNEVEN, 100, seed);
    List<Example> other = StratifiedSamples.sample(UNEVEN, 100, seed + 1);

    for (String label : List.of("a", "b", "c")) {
      assertNotEquals(texts(one, label), texts(other, label));
    }
  }

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void ofLabelsThatAreEquallyFrequentEachComesOnceATurn(long seed) {
    List<Example> even =
        IntStream.range(0, 60)
            .<Example>mapToObj(i -> new SingleLabel("t" + i, "" + i % 6))
            .toList();
    List<Example> order = StratifiedSamples.order(even, seed);

    for (int turn = 0; turn < 10; turn++) {
      assertEquals(6, labels(order.subList(6 * turn, 6 * turn + 6)).size());
    }
  }

  /** A label that is as rare as can be is learned from, even of half of the examples. */
  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void theOnlyExampleOfALabelComesInTheFirstHalf(long seed) {
    List<Example> examples = new ArrayList<>(UNEVEN);
    examples.add(new SingleLabel("solo", "d"));

    assertTrue(labels(StratifiedSamples.sample(examples, 102, seed)).contains("d"));
  }

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void textsWithTheSameLabelsBelongTogether(long seed) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<String> both = i % 2 == 0 ? List.of("a", "b") : List.of("b", "a");
      examples.add(new MultiLabel("t" + i, i < 20 ? both : i < 30 ? List.of("a") : List.of()));
    }

    Map<Integer, Long> sizes =
        StratifiedSamples.sample(examples, 20, seed).stream()
            .map(example -> ((MultiLabel) example).labels().size())
            .collect(Collectors.groupingBy(size -> size, Collectors.counting()));

    assertEquals(10, sizes.getOrDefault(2, 0L), 1);
    assertEquals(5, sizes.getOrDefault(1, 0L), 1);
    assertEquals(5, sizes.getOrDefault(0, 0L), 1);
  }

  @Test
  void numbersAreShuffled() {
    List<Example> scores =
        IntStream.range(0, 50).<Example>mapToObj(i -> new Score("t" + i, i)).toList();
    List<Example> order = StratifiedSamples.sample(scores, 50, 1);

    assertEquals(Set.copyOf(scores), Set.copyOf(order));
    assertNotEquals(scores, order);
  }

  @Test
  void equalExamplesAreAllKept() {
    Example one = new SingleLabel("uno", "a");

    assertEquals(List.of(one, one, one), StratifiedSamples.sample(List.of(one, one, one), 3, 1));
  }

  @Test
  void moreThanThereIsOrLessThanNothingIsRefused() {
    for (int size : new int[] {201, -1}) {
      assertEquals(
          "size must be within the examples; size=" + size + ", examples=200",
          assertThrows(
                  IllegalArgumentException.class, () -> StratifiedSamples.sample(UNEVEN, size, 1))
              .getMessage());
    }
    assertEquals(List.of(), StratifiedSamples.sample(UNEVEN, 0, 1));
  }

  static long count(List<Example> examples, String label) {
    return texts(examples, label).size();
  }

  private static Set<String> texts(List<Example> examples, String label) {
    return examples.stream()
        .filter(example -> ((SingleLabel) example).label().equals(label))
        .map(Example::text)
        .collect(Collectors.toSet());
  }

  private static Set<String> labels(List<Example> examples) {
    return examples.stream().flatMap(LabelSet::labels).collect(Collectors.toSet());
  }
}
