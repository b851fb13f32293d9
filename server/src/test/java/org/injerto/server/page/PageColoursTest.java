package org.injerto.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.injerto.report.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Colours of the page, and whether they can be told apart.
 *
 * @see <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2, 1.4.3 and 1.4.11</a>
 */
class PageColoursTest {
  private static final String COLOUR = "#[0-9a-f]{6}";
  private static final String STYLE = PageSource.read("page.css");

  private enum Scheme {
    LIGHT(1),
    DARK(2);

    private final int place;

    Scheme(int place) {
      this.place = place;
    }

    Map<String, String> colours() {
      Map<String, String> colours = new TreeMap<>();
      Pattern.compile("(--[a-z0-9]+): light-dark\\((" + COLOUR + "), (" + COLOUR + ")\\)")
          .matcher(STYLE)
          .results()
          .forEach(match -> colours.put(match.group(1), match.group(1 + place)));
      return colours;
    }
  }

  @Test
  void theColoursAreThoseOfTheReports() throws IOException {
    try (InputStream file = Page.class.getResourceAsStream("page.css")) {
      String report =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      int dark = report.indexOf("prefers-color-scheme: dark");

      assertSameColours(report.substring(0, dark), Scheme.LIGHT);
      assertSameColours(report.substring(dark), Scheme.DARK);
    }
  }

  private static void assertSameColours(String report, Scheme scheme) {
    Map<String, String> colours = scheme.colours();
    assertEquals(9, colours.size());
    colours.forEach(
        (name, colour) -> assertTrue(report.contains(name + ": " + colour), name + " " + colour));
  }

  @ParameterizedTest
  @CsvSource({
    "--ink, --page",
    "--ink, --card",
    "--ink, --best",
    "--muted, --page",
    "--muted, --card",
    "--accent, --page"
  })
  void textCanBeReadOnItsGround(String text, String ground) {
    for (Scheme scheme : Scheme.values()) {
      assertTrue(
          contrast(scheme, text, ground) >= 4.5, scheme + " " + contrast(scheme, text, ground));
    }
  }

  @ParameterizedTest
  @CsvSource({"--axis, --page", "--accent, --page", "--accent, --grid", "--c1, --page"})
  void bordersAndBarsCanBeSeen(String line, String ground) {
    for (Scheme scheme : Scheme.values()) {
      assertTrue(
          contrast(scheme, line, ground) >= 3, scheme + " " + contrast(scheme, line, ground));
    }
  }

  private static double contrast(Scheme scheme, String one, String other) {
    double a = luminance(scheme.colours().get(one));
    double b = luminance(scheme.colours().get(other));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
  }

  private static double linear(String colour, int from) {
    double value = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
