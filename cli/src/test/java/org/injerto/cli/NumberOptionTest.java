package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberOptionTest {
  @Test
  void theEndsOfARangeBelongToIt() {
    assertEquals(1, new NumberOption.Positive().convert("1"));
    assertEquals(0, new NumberOption.NotNegative().convert("0"));
    assertEquals(0.0, new NumberOption.Fraction().convert("0"));
    assertEquals(1.0, new NumberOption.Fraction().convert("1"));
    assertEquals(3e-4, new NumberOption.PositiveReal().convert("3e-4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "3000000000", "two", ""})
  void whatIsNoWholeNumberFromOneIsRefused(String written) {
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class, () -> new NumberOption.Positive().convert(written));
    assertEquals("must be a whole number from 1; found " + written, refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.1", "NaN", "Infinity", "much"})
  void whatIsNoNumberAboveZeroIsRefused(String written) {
    assertThrows(
        InvalidInputException.class, () -> new NumberOption.PositiveReal().convert(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.1", "NaN", "10%"})
  void whatIsNoFractionIsRefused(String written) {
    assertThrows(InvalidInputException.class, () -> new NumberOption.Fraction().convert(written));
  }
}
