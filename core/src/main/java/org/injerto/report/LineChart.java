package org.injerto.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.report.Axis.Spacing;
import org.injerto.report.Table.Alignment;
import org.injerto.report.Table.Column;

/**
 * Values of several series along one direction, joined by lines.
 *
 * @param series at least one; each keeps its look (colour, dashes, shape) by its place in the list
 * @param spread how the intervals of points are shown
 */
public record LineChart(Axis x, Axis y, List<Series> series, Spread spread) implements Chart {
  /** How the interval of a point is shown. */
  public enum Spread {
    /** A line from low to high with ends: few points, measured apart from each other. */
    WHISKERS,
    /** A shade from each interval to the next: many points of one curve. */
    BAND
  }

  /**
   * @throws IllegalArgumentException if there is no series, or a value not above zero on a
   *     logarithmic axis
   */
  public LineChart {
    series = List.copyOf(series);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("there must be a series");
    }
    if (x.spacing() == Spacing.LOGARITHMIC
        && series.stream().flatMap(each -> each.points().stream()).anyMatch(p -> p.x() <= 0)) {
      throw new IllegalArgumentException("x must be above zero on a logarithmic axis");
    }
    if (y.spacing() == Spacing.LOGARITHMIC) {
      throw new IllegalArgumentException("y must be linear");
    }
  }

  @Override
  public Drawing draw(Medium medium) {
    return new LineDrawing(this, medium).draw();
  }

  /** A row for each x, a column for each series. */
  @Override
  public Table data(Medium medium) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(x.label(), Alignment.NUMBER));
    series.forEach(each -> columns.add(new Column(each.name(), Alignment.NUMBER)));
    List<Table.Row> rows =
        places()
            .map(
                place -> {
                  Stream<String> values = series.stream().map(each -> written(each, place, medium));
                  String first = x.unit().write(place, medium.locale());
                  return Table.Row.of(Stream.concat(Stream.of(first), values).toList());
                })
            .toList();
    return new Table("", columns, rows);
  }

  /** Every x there is, once, ascending. */
  Stream<Double> places() {
    return points().map(Point::x).distinct().sorted();
  }

  Stream<Estimate> estimates() {
    return points().map(Point::y);
  }

  private Stream<Point> points() {
    return series.stream().flatMap(each -> each.points().stream());
  }

  private String written(Series of, double place, Medium medium) {
    return of.points().stream()
        .filter(point -> point.x() == place)
        .map(point -> y.unit().write(point.y(), medium.locale()))
        .reduce((a, b) -> a + " / " + b)
        .orElse("");
  }
}
