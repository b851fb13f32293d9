package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.injerto.server.http.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|JSON",
        "APPLICATION/JSON; charset=utf-8|JSON",
        "application/jsonlines|JSON_LINES",
        "application/x-ndjson|JSON_LINES",
        "*/*|CSV",
        "application/*|JSON",
        "text/*|CSV",
        "application/json, */*|JSON",
        "text/html, application/xhtml+xml, */*;q=0.8|CSV",
        "text/csv;q=0.5, application/json;q=0.4|CSV",
        "text/csv;q=0.4, application/json;q=0.5|JSON",
        "text/csv;q=0, */*|JSON",
        "text/csv; q=0.2, application/*; q=0.3, application/json; q=0.1|JSON_LINES",
        "application/json;q=0.0, application/jsonlines;Q=1.000|JSON_LINES",
        "image/png, , application/json|JSON"
      })
  void theFormatThatIsLikedBestIsChosen(String header, Format expected) {
    assertEquals(expected, Acceptable.choose(Optional.of(header), Format.CSV));
  }

  @Test
  void withoutAHeaderTheUsualFormatIsChosen() {
    assertEquals(Format.CSV, Acceptable.choose(Optional.empty(), Format.CSV));
    assertEquals(Format.JSON, Acceptable.choose(Optional.of(""), Format.JSON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"image/png", "application/json;q=0", "*/*;q=0", "text/html, image/*", "json", ";"})
  void ifNoneIsLikedTheRequestIsRefused(String header) {
    RefusedException refused =
        assertThrows(
            RefusedException.class, () -> Acceptable.choose(Optional.of(header), Format.JSON));

    assertEquals(406, refused.refusal().status());
  }
}
