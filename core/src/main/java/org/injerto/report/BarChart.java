package org.injerto.report;

import java.util.List;
import org.injerto.report.Table.Alignment;
import org.injerto.report.Table.Column;

/**
 * Values side by side from a common zero, each below its name.
 *
 * @param names what the bars are, such as "label"
 * @param axis what their lengths are; linear
 * @param bars from top to bottom
 */
public record BarChart(String names, Axis axis, List<Bar> bars) implements Chart {
  /**
   * @throws IllegalArgumentException if the axis is logarithmic: it has no zero
   */
  public BarChart {
    bars = List.copyOf(bars);
    if (axis.spacing() != Axis.Spacing.LINEAR) {
      throw new IllegalArgumentException("the axis of bars must be linear");
    }
  }

  @Override
  public Drawing draw(Medium medium) {
    return new BarDrawing(this, medium).draw();
  }

  @Override
  public Table data(Medium medium) {
    List<Column> columns =
        List.of(new Column(names, Alignment.TEXT), new Column(axis.label(), Alignment.NUMBER));
    List<Table.Row> rows =
        bars.stream().map(bar -> Table.Row.of(bar.name(), written(bar, medium))).toList();
    return new Table("", columns, rows);
  }

  String written(Bar bar, Medium medium) {
    return axis.unit().write(bar.value(), medium.locale());
  }
}
