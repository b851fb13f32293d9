package org.injerto.data;

import static org.injerto.data.StratifiedSamplesTest.UNEVEN;
import static org.injerto.data.StratifiedSamplesTest.count;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.injerto.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void everyExampleIsInOnePartOfTheSizeThatTheShareSays(long seed) {
    int hundredths = Seeds.between(1, 99, new Random(seed));
    Split split = Split.of(UNEVEN, hundredths / 100.0, seed);

    assertEquals(2 * hundredths, split.smaller().size());
    assertEquals(200 - 2 * hundredths, split.larger().size());
    Set<Example> all = new HashSet<>(split.larger());
    all.addAll(split.smaller());
    assertEquals(Set.copyOf(UNEVEN), all);
  }

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void bothPartsHaveTheLabelsInTheirShares(long seed) {
    Split split = Split.of(UNEVEN, 0.2, seed);

    assertEquals(24, count(split.smaller(), "a"), 1.5);
    assertEquals(12, count(split.smaller(), "b"), 1.5);
    assertEquals(4, count(split.smaller(), "c"), 1.5);
    assertEquals(16, count(split.larger(), "c"), 1.5);
  }

  @Test
  void theSeedDecidesThePart() {
    assertEquals(Split.of(UNEVEN, 0.2, 1), Split.of(UNEVEN, 0.2, 1));
    assertNotEquals(
        Set.copyOf(Split.of(UNEVEN, 0.2, 1).smaller()),
        Set.copyOf(Split.of(UNEVEN, 0.2, 2).smaller()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void aShareOfNothingOrAllIsRefused(double share) {
    assertEquals(
        "share must be in (0, 1); share=" + share,
        assertThrows(IllegalArgumentException.class, () -> Split.of(UNEVEN, share, 1))
            .getMessage());
  }

  @Test
  void nothingSplitsIntoNothing() {
    assertEquals(new Split(List.of(), List.of()), Split.of(List.of(), 0.5, 1));
  }
}
