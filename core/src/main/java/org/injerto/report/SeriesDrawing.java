package org.injerto.report;

import static org.injerto.report.Element.coordinate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.injerto.report.LineChart.Spread;

/** The lines of a chart between its axes. */
record SeriesDrawing(LineChart chart, Medium medium, Scale x, Scale y) {
  private static final double SHIFT = 7;
  private static final int MOST_MARKERS = 40;
  private static final int MOST_TIPS = 400;

  /** How far the points of the outermost series lie from their places. */
  static double widestShift(LineChart chart) {
    return chart.spread() == Spread.WHISKERS ? SHIFT * (chart.series().size() - 1) / 2 : 0;
  }

  /** The intervals of a series, to be drawn below all lines. */
  Element intervals(int series) {
    List<Point> points = chart.series().get(series).points();
    List<Element> elements = new ArrayList<>();
    if (chart.spread() == Spread.BAND) {
      runs(points, point -> point.y().hasInterval()).forEach(run -> elements.add(band(run)));
    } else {
      points.stream()
          .filter(point -> point.y().hasInterval())
          .forEach(p -> elements.add(whisker(p, series)));
    }
    return Shapes.group(new Marker(series).cssClass(), elements);
  }

  /** The line of a series, interrupted where a value is missing, and its markers. */
  Element values(int series) {
    List<Point> points = chart.series().get(series).points();
    List<Element> elements = new ArrayList<>();
    for (List<Point> run : runs(points, point -> !point.y().isMissing())) {
      elements.add(Shapes.path(polyline(run, series), "line"));
    }
    List<Point> there = points.stream().filter(point -> !point.y().isMissing()).toList();
    int apart = there.size() / MOST_TIPS + 1;
    for (int i = 0; i < there.size(); i += apart) {
      elements.add(marker(there.get(i), series, there.size() <= MOST_MARKERS));
    }
    return Shapes.group(new Marker(series).cssClass(), elements);
  }

  private Element marker(Point point, int series, boolean visible) {
    double left = left(point, series);
    double top = y.at(point.y().value());
    Element shape =
        visible
            ? new Marker(series).at(left, top)
            : Element.of("circle")
                .with("class", "hit")
                .with("cx", left)
                .with("cy", top)
                .with("r", 6);
    return Shapes.tip(
        shape,
        chart.series().get(series).name(),
        chart.x().label() + ": " + chart.x().unit().write(point.x(), medium.locale()),
        chart.y().label() + ": " + chart.y().unit().write(point.y(), medium.locale()));
  }

  private Element whisker(Point point, int series) {
    double left = left(point, series);
    return Shapes.whisker(left, y.at(point.y().low()), left, y.at(point.y().high()));
  }

  private Element band(List<Point> run) {
    List<Point> back = new ArrayList<>(run);
    Collections.reverse(back);
    String there = joined(run.stream().map(p -> place(x.at(p.x()), y.at(p.y().high()))).toList());
    String andBack = joined(back.stream().map(p -> place(x.at(p.x()), y.at(p.y().low()))).toList());
    return Shapes.path("M" + there + "L" + andBack + "Z", "band");
  }

  /** A line of no length, for a lone point, is a dot where the ends of lines are round. */
  private String polyline(List<Point> run, int series) {
    String line =
        joined(run.stream().map(p -> place(left(p, series), y.at(p.y().value()))).toList());
    return "M" + line + (run.size() == 1 ? "h0" : "");
  }

  /** Beside the place of the value, where whiskers would otherwise stand on each other. */
  private double left(Point point, int series) {
    return x.at(point.x())
        + (chart.spread() == Spread.WHISKERS ? SHIFT * series : 0)
        - widestShift(chart);
  }

  private static String place(double left, double top) {
    return coordinate(left) + " " + coordinate(top);
  }

  private static String joined(List<String> places) {
    return places.stream().collect(Collectors.joining("L"));
  }

  /** The points for which something holds, each run of neighbours by itself. */
  private static List<List<Point>> runs(List<Point> points, Predicate<Point> holds) {
    List<List<Point>> runs = new ArrayList<>();
    boolean going = false;
    for (Point point : points) {
      if (holds.test(point)) {
        if (!going) {
          runs.add(new ArrayList<>());
        }
        runs.get(runs.size() - 1).add(point);
      }
      going = holds.test(point);
    }
    return runs;
  }
}
