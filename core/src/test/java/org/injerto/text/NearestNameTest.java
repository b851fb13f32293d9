package org.injerto.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> NAMES = List.of("scratch", "frozen", "finetune", "all");

  @ParameterizedTest
  @CsvSource({
    "scrtch, scratch", // insertion
    "frozzen, frozen", // deletion
    "finetume, finetune", // substitution
    "fozren, frozen", // two changes
    "fniteune, finetune", // two swaps
    "FROZEN, frozen", // case
    "ll, all" // one change in a short word
  })
  void isTheOneWithTheFewestChanges(String written, String nearest) {
    assertEquals(Optional.of(nearest), NearestName.to(written, NAMES));
  }

  @ParameterizedTest
  @CsvSource({"distil", "abcde", "a", "''"})
  void isNothingIfNoneIsNear(String written) {
    assertEquals(Optional.empty(), NearestName.to(written, NAMES));
  }

  @Test
  void aSwapOfNeighboursIsOneChange() {
    assertEquals(Optional.of("ab"), NearestName.to("ba", List.of("ab")));
  }
}
