package org.injerto.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.report.KeyFigures.KeyFigure;
import org.injerto.report.LineChart.Spread;
import org.injerto.report.Quotes.Fact;
import org.injerto.report.Quotes.Quote;
import org.injerto.report.Table.Alignment;
import org.injerto.report.Table.Column;
import org.injerto.report.Table.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PageTest {
  /** Every block and chart, with this text wherever there can be one. */
  private static Page everywhere(String text) {
    List<Series> series = List.of(new Series(text, List.of(Point.of(1, 0.5), Point.of(2, 0.6))));
    LineChart lines = new LineChart(Axis.linear(text), Axis.percent(text), series, Spread.BAND);
    BarChart bars = new BarChart(text, Axis.linear(text), List.of(Bar.of(text, 1)));
    HeatMap map = new HeatMap(text, text, List.of(text), List.of(List.of(3)));
    List<Block> blocks =
        List.of(
            new Paragraph(text),
            new Code(text),
            new KeyFigures(List.of(new KeyFigure(text, text, text))),
            new Table(text, List.of(new Column(text, Alignment.TEXT)), List.of(Row.of(text))),
            new Quotes(List.of(new Quote(text, List.of(new Fact(text, text))))),
            new Figure(text, text, lines),
            new Figure(text, text, bars),
            new Figure(text, text, map));
    return new Page(Pages.SPANISH, text, text, List.of(new Section(text, blocks)), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><img src=x onerror=alert(1)>",
        "\" onload=\"alert(1)",
        "' & &amp; ]]> <!-- -->",
        "\0\1\u001B[31m\uFFFE\uFFFF",
        "media \uD83D rota \uDE00",
        "¿mañana? 😀 a\u0301",
        ""
      })
  void noTextIsTakenForMarkup(String text) {
    Document page = Pages.parsed(everywhere(text));

    String shown = page.getElementsByTagName("h1").item(0).getTextContent();
    assertEquals(
        text.replaceAll(
            "[\\x00-\\x1F\\uFFFE\\uFFFF]|(?![\\x{10000}-\\x{10FFFF}])\\p{Cs}", "\uFFFD"),
        shown);
    assertEquals(0, page.getElementsByTagName("img").getLength());
    assertEquals(
        shown, ((Element) page.getElementsByTagName("svg").item(0)).getAttribute("aria-label"));
    assertEquals(List.of(), handlers(page));
  }

  /** The attributes that run something. */
  private static List<String> handlers(Document page) {
    NodeList elements = page.getElementsByTagName("*");
    return IntStream.range(0, elements.getLength())
        .mapToObj(i -> elements.item(i).getAttributes())
        .flatMap(
            all -> IntStream.range(0, all.getLength()).mapToObj(i -> all.item(i).getNodeName()))
        .filter(attribute -> attribute.startsWith("on"))
        .toList();
  }

  @Test
  void thePageAsksForNothing() {
    Document page = Pages.parsed(everywhere("a"));

    for (String name : List.of("script", "link", "img", "iframe", "use", "image")) {
      assertEquals(0, page.getElementsByTagName(name).getLength(), name);
    }
    String html = everywhere("a").html();
    assertFalse(html.contains("//") || html.contains("@import") || html.contains("url("));
    assertTrue(html.contains("default-src 'none'"));
  }

  /** The parser has read the sheet as text, a browser reads it as it stands: both must be one. */
  @Test
  void theStyleSheetHasNothingToEscape() {
    String html = everywhere("a").html();

    assertFalse(html.substring(html.indexOf("<style>"), html.indexOf("</style>")).contains("&"));
  }

  @Test
  void everyChartHasALabelAndItsNumbers() {
    Document page = Pages.parsed(everywhere("título"));

    List<Element> drawings = Pages.all(page, "svg", "wide");
    assertEquals(3, drawings.size());
    assertEquals(3, Pages.all(page, "svg", "narrow").size());
    assertEquals(3, page.getElementsByTagName("details").getLength());
    assertEquals(4, page.getElementsByTagName("table").getLength());
    for (Element drawing : drawings) {
      assertEquals("img", drawing.getAttribute("role"));
      assertEquals("título", drawing.getAttribute("aria-label"));
    }
    for (Element region : Pages.all(page, "div", "scroll")) {
      assertFalse(region.getAttribute("aria-label").isEmpty());
    }
  }

  @Test
  void wordsAndNumbersAreThoseOfTheLanguage() {
    Page english = new Page(Locale.ENGLISH, "T", "", everywhere("a").sections(), "");

    assertTrue(everywhere("a").html().contains("Los números"));
    assertTrue(everywhere("a").html().contains("<td class=\"number\">60\u00A0%</td>"));
    assertTrue(english.html().contains("The numbers"));
    assertTrue(english.html().contains("<td class=\"number\">60%</td>"));
    assertTrue(english.html().contains("<html lang=\"en\">"));
  }

  @Test
  void sectionsAreReachedFromTheTop() {
    Document page = Pages.parsed(everywhere("a"));

    Element link = (Element) page.getElementsByTagName("a").item(0);
    Element section = (Element) page.getElementsByTagName("section").item(0);
    assertEquals(link.getAttribute("href"), "#" + section.getAttribute("id"));
  }

  @Test
  void writingReplacesTheFileAndLeavesNothingBeside(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("página.html"), "old");

    everywhere("a").write(file);

    assertEquals(everywhere("a").html(), Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
    assertThrows(
        NoSuchFileException.class, () -> everywhere("a").write(folder.resolve("none/p.html")));
  }

  @Test
  void aTableRefusesARowOfAnotherLength() {
    List<Column> one = List.of(new Column("a", Alignment.TEXT));

    assertThrows(
        IllegalArgumentException.class, () -> new Table("", one, List.of(Row.of("1", "2"))));
  }
}
