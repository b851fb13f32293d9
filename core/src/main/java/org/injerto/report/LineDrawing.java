package org.injerto.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.injerto.report.Medium.Screen;
import org.injerto.report.Shapes.Anchor;

/** A line chart on its way to the page: names, axes, intervals, lines and markers. */
final class LineDrawing {
  private static final double WIDEST_END_LABEL = 190;
  private static final int MOST_END_LABELS = 8;
  private static final double PADDING = 14;

  private final LineChart chart;
  private final Medium medium;
  private final List<String> names;
  private final List<Element> elements = new ArrayList<>();

  LineDrawing(LineChart chart, Medium medium) {
    this.chart = chart;
    this.medium = medium;
    this.names = chart.series().stream().map(Series::name).toList();
  }

  Drawing draw() {
    boolean endLabels = endsCanBeLabelled();
    double top = header(endLabels) + TextSize.LINE / 2;
    double bottom = top + (medium.screen() == Screen.WIDE ? 300 : 230);
    VerticalAxis vertical = VerticalAxis.of(chart, medium.locale());
    double left = vertical.width();
    double right = medium.width() - (endLabels ? EndLabels.width(names) : PADDING);
    double inner = PADDING + SeriesDrawing.widestShift(chart);
    HorizontalAxis horizontal =
        HorizontalAxis.of(chart, left + inner, right - inner, medium.locale());

    Scale y = vertical.scale(top, bottom);
    elements.addAll(vertical.draw(y, left, right));
    Drawing below = horizontal.draw(left, right, bottom);
    elements.addAll(below.elements());
    SeriesDrawing drawing = new SeriesDrawing(chart, medium, horizontal.scale(), y);
    each(drawing::intervals);
    each(drawing::values);
    if (endLabels) {
      List<Double> ends = chart.series().stream().map(s -> y.at(s.last().y().value())).toList();
      elements.addAll(EndLabels.draw(names, ends, right, new Extent(top, bottom)));
    }
    if (chart.estimates().allMatch(Estimate::isMissing)) {
      String nothing = medium.say("noData");
      elements.add(
          Shapes.text(nothing, (left + right) / 2, (top + bottom) / 2, Anchor.MIDDLE, "muted"));
    }
    return new Drawing(medium.width(), bottom + below.height(), elements);
  }

  /** Whether every line ends at the right, and there is room for the names there. */
  private boolean endsCanBeLabelled() {
    if (medium.screen() == Screen.NARROW
        || names.size() > MOST_END_LABELS
        || TextSize.widest(names) > WIDEST_END_LABEL
        || chart.series().stream()
            .anyMatch(series -> series.points().isEmpty() || series.last().y().isMissing())) {
      return false;
    }
    Scale x = HorizontalAxis.of(chart, 0, 1, medium.locale()).scale();
    return chart.series().stream().allMatch(series -> x.at(series.last().x()) > 0.9);
  }

  /**
   * The legend, unless the names stand elsewhere, and what the vertical axis is; where they end.
   */
  private double header(boolean endLabels) {
    double y = 0;
    if (!endLabels) {
      Drawing legend = Legend.draw(names, medium.width());
      elements.addAll(legend.elements());
      y = legend.height() + 6;
    }
    for (String line : TextSize.lines(chart.y().label(), medium.width())) {
      elements.add(Shapes.text(line, 0, y + TextSize.LINE / 2, Anchor.START, "ink"));
      y += TextSize.LINE;
    }
    return y + 3;
  }

  private void each(IntFunction<Element> draw) {
    elements.addAll(IntStream.range(0, names.size()).mapToObj(draw).toList());
  }
}
