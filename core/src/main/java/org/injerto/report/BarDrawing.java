package org.injerto.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.injerto.report.Shapes.Anchor;

/** A bar chart on its way to the page: each name, its bar below it, and the value at its end. */
final class BarDrawing {
  private static final double BAR = 14;
  private static final double BETWEEN = 12;
  private static final double GAP = 8;
  private static final double CAP = 4;

  private final BarChart chart;
  private final Medium medium;
  private final Scale scale;
  private final List<Element> elements = new ArrayList<>();

  BarDrawing(BarChart chart, Medium medium) {
    this.chart = chart;
    this.medium = medium;
    Extent extent =
        Extent.of(
            chart.bars().stream()
                .map(Bar::value)
                .flatMapToDouble(v -> DoubleStream.of(0, v.value(), v.low(), v.high())),
            Axis.Spacing.LINEAR);
    double room =
        TextSize.widest(chart.bars().stream().map(bar -> chart.written(bar, medium)).toList());
    this.scale =
        new Scale(Axis.Spacing.LINEAR, extent.low(), extent.high(), 1, medium.width() - GAP - room);
  }

  Drawing draw() {
    double y = lines(chart.axis().label(), 0, "muted") + GAP;
    for (Bar bar : chart.bars()) {
      y = lines(bar.name(), y, "ink") + CAP;
      elements.add(bar(bar, y));
      y += BAR + BETWEEN;
    }
    return new Drawing(medium.width(), y, elements);
  }

  /** Writes a text in as many lines as it needs; where they end. */
  private double lines(String text, double top, String cssClass) {
    double y = top;
    for (String line : TextSize.lines(text, medium.width())) {
      elements.add(Shapes.text(line, 0, y + TextSize.LINE / 2, Anchor.START, cssClass));
      y += TextSize.LINE;
    }
    return y;
  }

  private Element bar(Bar bar, double top) {
    double middle = top + BAR / 2;
    double zero = scale.at(0);
    double end = bar.value().isMissing() ? zero : scale.at(bar.value().value());
    Element group = Element.of("g").with("class", "bars look0");
    group.add(Shapes.rectangle(Math.min(zero, end), top, Math.abs(end - zero), BAR, "bar"));
    group.add(Shapes.line(zero, top - CAP, zero, top + BAR + CAP, "axis"));
    double rightmost = Math.max(zero, end);
    if (bar.value().hasInterval()) {
      double low = scale.at(bar.value().low());
      double high = scale.at(bar.value().high());
      group.add(Shapes.whisker(low, middle, high, middle));
      rightmost = Math.max(rightmost, high);
    }
    String value = chart.written(bar, medium);
    group.add(Shapes.text(value, rightmost + GAP, middle, Anchor.START, "ink"));
    return Shapes.tip(group, bar.name(), chart.axis().label() + ": " + value);
  }
}
