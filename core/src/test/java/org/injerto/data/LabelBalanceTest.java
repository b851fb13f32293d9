package org.injerto.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.injerto.Seeds;
import org.injerto.data.Example.MultiLabel;
import org.injerto.data.Example.Score;
import org.injerto.data.Example.SingleLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelBalanceTest {
  private static final LabelBalance BALANCE = of("b", "a", "b", "c", "b", "c");

  @Test
  void countsLabelsInTheOrderOfTheAlphabet() {
    assertEquals(Map.of("a", 1L, "b", 3L, "c", 2L), BALANCE.counts());
    assertEquals(List.of("a", "b", "c"), List.copyOf(BALANCE.counts().keySet()));
  }

  @Test
  void countsEveryLabelOfATextAndNoNumbers() {
    List<Example> examples =
        List.of(
            new MultiLabel("1", List.of("a", "b")),
            new MultiLabel("2", List.of()),
            new MultiLabel("3", List.of("a")));

    assertEquals(Map.of("a", 2L, "b", 1L), LabelBalance.of(examples).counts());
    assertEquals(Map.of(), LabelBalance.of(List.of(new Score("1", 2))).counts());
  }

  @Test
  void theRatioIsThatOfTheMostFrequentToTheRarest() {
    assertEquals(3, BALANCE.ratio());
    assertEquals(1.5, of("a", "a", "a", "b", "b").ratio());
    assertEquals(1, of("a", "b").ratio());
    assertEquals(1, of().ratio());
  }

  @Test
  void rareLabelsHaveFewerExamplesThanAsked() {
    assertEquals(List.of("a", "c"), BALANCE.rarerThan(3));
    assertEquals(List.of("a"), BALANCE.rarerThan(2));
    assertEquals(List.of(), BALANCE.rarerThan(1));
  }

  /**
   * compute_class_weight("balanced", classes=["a", "b", "c"], y=["b", "a", "b", "c", "b", "c"]).
   */
  @Test
  void balancedWeightsAreThoseOfScikitLearn() {
    assertEquals(
        List.of(6 / (3 * 1.0), 6 / (3 * 3.0), 6 / (3 * 2.0)),
        BALANCE.balancedWeights(List.of("a", "b", "c")));
    assertEquals(List.of(1.0, 2.0), BALANCE.balancedWeights(List.of("c", "a", "b")).subList(0, 2));
  }

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void everyLabelCountsTheSame(long seed) {
    Random random = new Random(seed);
    int examples = Seeds.between(1, 60, random);
    LabelBalance balance =
        of(random.ints(examples, 'a', 'g').mapToObj(Character::toString).toArray(String[]::new));
    List<String> labels = new ArrayList<>(balance.counts().keySet());
    List<Double> weights = balance.balancedWeights(labels);

    for (int i = 0; i < labels.size(); i++) {
      assertEquals(
          (double) examples / labels.size(),
          weights.get(i) * balance.counts().getOrDefault(labels.get(i), 0L),
          1e-9);
    }
  }

  @Test
  void aLabelWithoutExampleHasNoWeight() {
    assertEquals(
        "every label must have an example; label=x",
        assertThrows(
                IllegalArgumentException.class, () -> BALANCE.balancedWeights(List.of("a", "x")))
            .getMessage());
  }

  private static LabelBalance of(String... labels) {
    List<Example> examples = new ArrayList<>();
    for (String label : labels) {
      examples.add(new SingleLabel("texto", label));
    }
    return LabelBalance.of(examples);
  }
}
