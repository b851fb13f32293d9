package org.injerto.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.injerto.report.Shapes.Anchor;

/** The values of a line chart on their axis, with round numbers beside it and lines across. */
record VerticalAxis(Axis axis, Extent extent, double step, Locale locale) {
  private static final int MOST_TICKS = 5;
  private static final double GAP = 8;

  static VerticalAxis of(LineChart chart, Locale locale) {
    Extent found =
        Extent.of(
            chart.estimates().flatMapToDouble(y -> DoubleStream.of(y.value(), y.low(), y.high())),
            Axis.Spacing.LINEAR);
    double step = Ticks.roundStep((found.high() - found.low()) / MOST_TICKS);
    Extent extent = found.rounded(step, chart.y().unit());
    return new VerticalAxis(chart.y(), extent, step, locale);
  }

  /** The room for the numbers beside the axis. */
  double width() {
    return TextSize.widest(ticks().stream().map(this::written).toList()) + GAP;
  }

  Scale scale(double top, double bottom) {
    return new Scale(Axis.Spacing.LINEAR, extent.low(), extent.high(), bottom, top);
  }

  List<Element> draw(Scale scale, double left, double right) {
    List<Element> elements = new ArrayList<>();
    for (double value : ticks()) {
      double y = scale.at(value);
      elements.add(Shapes.line(left, y, right, y, "grid"));
      elements.add(Shapes.text(written(value), left - GAP, y, Anchor.END, "muted"));
    }
    return elements;
  }

  private List<Double> ticks() {
    return Ticks.linear(extent.low(), extent.high(), step);
  }

  private String written(double value) {
    return axis.unit().writeTick(value, step, locale);
  }
}
