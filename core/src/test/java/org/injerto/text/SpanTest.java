package org.injerto.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  @Test
  void coversUtf16CodeUnitsOfAText() {
    Span span = new Span(3, 6);

    assertEquals("año", span.of("😀 año"));
    assertEquals(3, span.length());
  }

  @Test
  void mayBeEmpty() {
    assertEquals("", new Span(2, 2).of("año"));
  }

  @ParameterizedTest
  @CsvSource({"-1, 2", "3, 2"})
  void neitherBeginsBeforeATextNorEndsBeforeItBegins(int start, int end) {
    assertThrows(IllegalArgumentException.class, () -> new Span(start, end));
  }
}
