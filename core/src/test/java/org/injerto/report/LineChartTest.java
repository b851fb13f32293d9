package org.injerto.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.injerto.report.LineChart.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class LineChartTest {
  private static final Pattern PLACE = Pattern.compile("[ML](-?[\\d.]+) (-?[\\d.]+)");
  private static final Pattern BOX = Pattern.compile("0 0 ([\\d.]+) ([\\d.]+)");

  private static LineChart chart(Axis x, Point... points) {
    return new LineChart(
        x, Axis.linear("y"), List.of(new Series("s", List.of(points))), Spread.BAND);
  }

  /** The corners of the nth line, left and top of each. */
  private static List<double[]> line(Element drawing, int number) {
    Element line =
        Pages.all(drawing.getOwnerDocument(), "path", "line").stream()
            .filter(path -> path.getParentNode().getParentNode() == drawing)
            .toList()
            .get(number);
    return PLACE.matcher(line.getAttribute("d")).results().map(LineChartTest::place).toList();
  }

  private static double[] place(MatchResult place) {
    return new double[] {Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2))};
  }

  private static double tick(Element drawing, String text, String coordinate) {
    return IntStream.range(0, drawing.getElementsByTagName("text").getLength())
        .mapToObj(i -> (Element) drawing.getElementsByTagName("text").item(i))
        .filter(element -> element.getTextContent().equals(text))
        .mapToDouble(element -> Double.parseDouble(element.getAttribute(coordinate)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pointsStandAtTheNumbersOfTheirAxes() {
    Element drawing =
        Pages.drawing(
            chart(Axis.linear("x"), Point.of(100, 7), Point.of(200, 9), Point.of(400, 8)));

    List<double[]> line = line(drawing, 0);
    assertEquals(tick(drawing, "100", "x"), line.get(0)[0], 0.02);
    assertEquals(tick(drawing, "400", "x"), line.get(2)[0], 0.02);
    assertEquals((2 * line.get(0)[0] + line.get(2)[0]) / 3, line.get(1)[0], 0.02);
    assertEquals(tick(drawing, "7,0", "y"), line.get(0)[1], 0.02);
    assertEquals(tick(drawing, "9,0", "y"), line.get(1)[1], 0.02);
    assertEquals(tick(drawing, "8,0", "y"), line.get(2)[1], 0.02);
    assertTrue(line.get(1)[1] < line.get(2)[1], "higher values stand higher");
  }

  @Test
  void equalRatiosAreEquallyFarApartOnALogarithmicAxis() {
    Element drawing =
        Pages.drawing(
            chart(Axis.logarithmic("n"), Point.of(50, 1), Point.of(100, 2), Point.of(400, 3)));

    List<double[]> line = line(drawing, 0);
    assertEquals(tick(drawing, "100", "x"), line.get(1)[0], 0.02);
    assertEquals(2 * (line.get(1)[0] - line.get(0)[0]), line.get(2)[0] - line.get(1)[0], 0.05);
  }

  @Test
  void whiskersReachFromLowToHigh() {
    Series series = new Series("s", List.of(new Point(1, new Estimate(5, 0, 10))));
    Element drawing =
        Pages.drawing(
            new LineChart(Axis.linear("x"), Axis.linear("y"), List.of(series), Spread.WHISKERS));

    Element whisker =
        (Element) Pages.all(drawing.getOwnerDocument(), "g", "whisker").get(0).getFirstChild();
    double[] ends = {
      Double.parseDouble(whisker.getAttribute("y1")), Double.parseDouble(whisker.getAttribute("y2"))
    };
    Arrays.sort(ends);
    assertEquals(tick(drawing, "10", "y"), ends[0], 0.02);
    assertEquals(tick(drawing, "0", "y"), ends[1], 0.02);
  }

  @Test
  void aMissingValueLeavesAGapAndADash() {
    LineChart chart =
        chart(
            Axis.linear("x"),
            Point.of(1, 5),
            Point.of(2, 6),
            Point.of(3, Double.NaN),
            Point.of(4, 7));
    Element drawing = Pages.drawing(chart);

    assertEquals(2, line(drawing, 0).size());
    assertEquals(1, line(drawing, 1).size());
    assertFalse(Pages.of(chart).html().contains("NaN"));
    assertTrue(Pages.of(chart).html().contains("<td class=\"number\">–</td>"));
  }

  @Test
  void aSeriesWithoutValuesIsNamedAndNothingIsDrawn() {
    Element none = Pages.drawing(chart(Axis.logarithmic("x")));
    Element missing = Pages.drawing(chart(Axis.linear("x"), Point.of(1, Double.NaN)));

    assertTrue(Pages.texts(none).containsAll(List.of("s", "Sin datos")));
    assertTrue(Pages.texts(missing).containsAll(List.of("s", "Sin datos")));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5, -3, 1e-9, 1e12})
  void onePointStandsWithinTheDrawing(double value) {
    Element drawing = Pages.drawing(chart(Axis.linear("x"), Point.of(3, value)));

    double[] point = line(drawing, 0).get(0);
    Matcher box = BOX.matcher(drawing.getAttribute("viewBox"));
    assertTrue(box.matches());
    assertTrue(point[0] > 0 && point[0] < Double.parseDouble(box.group(1)));
    assertTrue(point[1] > 0 && point[1] < Double.parseDouble(box.group(2)));
    assertTrue(Pages.texts(drawing).contains("3"));
  }

  @Test
  void aLongNameIsWrittenWholeInSeveralLines() {
    String name = "nombre muy largo ".repeat(20).strip();
    Element drawing =
        Pages.drawing(
            new LineChart(
                Axis.linear("x"),
                Axis.linear("y"),
                List.of(new Series(name, List.of(Point.of(1, 1)))),
                Spread.BAND));

    assertTrue(String.join(" ", Pages.texts(drawing)).startsWith(name));
    assertTrue(Pages.texts(drawing).stream().allMatch(line -> TextSize.width(line) <= 820));
  }

  @Test
  void seriesAreToldApartWithoutColour() {
    List<Series> series =
        IntStream.range(0, 8).mapToObj(i -> new Series("s" + i, List.of(Point.of(1, i)))).toList();
    Element drawing =
        Pages.drawing(new LineChart(Axis.linear("x"), Axis.linear("y"), series, Spread.BAND));

    long shapes =
        Pages.all(drawing.getOwnerDocument(), "path", "marker").stream()
            .filter(marker -> marker.getParentNode().getParentNode() == drawing)
            .map(
                marker ->
                    PLACE.matcher(marker.getAttribute("d")).results().count() + ":" + turn(marker))
            .distinct()
            .count();
    assertEquals(8, shapes);
  }

  /** Where the first corner lies from the middle of the corners, in eighths of a turn. */
  private static long turn(Element marker) {
    List<double[]> corners =
        PLACE.matcher(marker.getAttribute("d")).results().map(LineChartTest::place).toList();
    double x = corners.get(0)[0] - corners.stream().mapToDouble(c -> c[0]).average().orElseThrow();
    double y = corners.get(0)[1] - corners.stream().mapToDouble(c -> c[1]).average().orElseThrow();
    return Math.round(Math.atan2(y, x) / Math.PI * 4);
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> chart(Axis.logarithmic("x"), Point.of(0, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> chart(Axis.linear("x"), Point.of(2, 1), Point.of(1, 1)));
    assertThrows(IllegalArgumentException.class, () -> Point.of(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Estimate(1, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> Estimate.of(Double.POSITIVE_INFINITY));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LineChart(Axis.linear("x"), Axis.linear("y"), List.of(), Spread.BAND));
  }
}
