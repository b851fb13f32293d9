package org.injerto.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.report.Axis.Spacing;
import org.injerto.report.Shapes.Anchor;

/**
 * Where the values of a line chart were measured, on their axis. The numbers below it are the
 * places themselves if there is room, else round numbers, as many as there is room for.
 */
record HorizontalAxis(Axis axis, Scale scale, List<Tick> ticks) {
  private static final double GAP = 14;
  private static final double LENGTH = 5;
  private static final int MOST_TICKS = 10;

  /** A number below the axis. */
  record Tick(double value, String text) {}

  static HorizontalAxis of(LineChart chart, double from, double to, Locale locale) {
    List<Double> places = chart.places().toList();
    Spacing spacing = chart.x().spacing();
    Extent extent = Extent.of(places.stream().mapToDouble(place -> place), spacing);
    Scale scale = new Scale(spacing, extent.low(), extent.high(), from, to);
    Unit unit = chart.x().unit();
    Stream<List<Tick>> round =
        spacing == Spacing.LINEAR
            ? linear(extent, unit, locale)
            : logarithmic(extent, unit, locale);
    List<Tick> ticks =
        Stream.concat(Stream.of(exact(places, unit, locale)), round)
            .filter(candidate -> candidate.size() >= Math.min(2, places.size()))
            .filter(candidate -> fits(candidate, scale))
            .findFirst()
            .orElse(List.of());
    return new HorizontalAxis(chart.x(), scale, ticks);
  }

  private static Stream<List<Tick>> linear(Extent extent, Unit unit, Locale locale) {
    return IntStream.iterate(MOST_TICKS, most -> most > 0, most -> most - 1)
        .mapToObj(
            most -> {
              double step = Ticks.roundStep((extent.high() - extent.low()) / most);
              return Ticks.linear(extent.low(), extent.high(), step).stream()
                  .map(value -> new Tick(value, unit.writeTick(value, step, locale)))
                  .toList();
            });
  }

  private static Stream<List<Tick>> logarithmic(Extent extent, Unit unit, Locale locale) {
    return Stream.of(
            Ticks.logarithmic(extent.low(), extent.high(), 1, 2, 5),
            Ticks.logarithmic(extent.low(), extent.high(), 1, 3),
            Ticks.logarithmic(extent.low(), extent.high(), 1),
            List.of(extent.low(), extent.high()))
        .map(values -> exact(values, unit, locale));
  }

  private static List<Tick> exact(List<Double> values, Unit unit, Locale locale) {
    return values.stream().map(value -> new Tick(value, unit.write(value, locale))).toList();
  }

  private static boolean fits(List<Tick> ticks, Scale scale) {
    double free = Double.NEGATIVE_INFINITY;
    for (Tick tick : ticks) {
      double half = TextSize.width(tick.text()) / 2;
      if (scale.at(tick.value()) - half < free) {
        return false;
      }
      free = scale.at(tick.value()) + half + GAP;
    }
    return true;
  }

  /** The line, the numbers below it and what they are. */
  Drawing draw(double left, double right, double top) {
    List<Element> elements = new ArrayList<>();
    elements.add(Shapes.line(left, top, right, top, "axis"));
    double y = top + LENGTH + TextSize.LINE / 2 + 2;
    for (Tick tick : ticks) {
      double x = scale.at(tick.value());
      elements.add(Shapes.line(x, top, x, top + LENGTH, "axis"));
      elements.add(Shapes.text(tick.text(), x, y, Anchor.MIDDLE, "muted"));
    }
    for (String line : TextSize.lines(axis.label(), right - left)) {
      y += TextSize.LINE;
      elements.add(Shapes.text(line, (left + right) / 2, y, Anchor.MIDDLE, "ink"));
    }
    return new Drawing(right, y + TextSize.LINE / 2 - top, elements);
  }
}
