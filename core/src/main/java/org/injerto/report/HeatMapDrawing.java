package org.injerto.report;

import java.util.ArrayList;
import java.util.List;
import org.injerto.report.Medium.Screen;
import org.injerto.report.Shapes.Anchor;

/** A heat map on its way to the page: what rows and columns are, their names, and the cells. */
final class HeatMapDrawing {
  private static final double GAP = 8;
  private static final double LEAST_WIDTH = 26;
  private static final double MOST_WIDTH = 92;
  private static final double MOST_HEIGHT = 46;
  private static final double LONGEST_TITLE = 110;
  private static final int MOST_WITH_ZEROS = 12;

  private final HeatMap map;
  private final Medium medium;
  private final double longest;
  private final List<List<String>> names;
  private final double left;
  private final double width;
  private final double height;
  private final List<Element> elements = new ArrayList<>();

  HeatMapDrawing(HeatMap map, Medium medium) {
    this.map = map;
    this.medium = medium;
    this.longest = medium.screen() == Screen.WIDE ? 220 : 125;
    this.names = map.names().stream().map(name -> TextSize.lines(name, longest)).toList();
    double widestName = names.stream().mapToDouble(TextSize::widest).max().orElseThrow();
    double title = Math.min(LONGEST_TITLE, TextSize.width(rowTitle()));
    this.left = Math.max(title, widestName) + GAP;
    double tallestName = names.stream().mapToDouble(TextSize::height).max().orElseThrow();
    double least = Math.max(Math.max(LEAST_WIDTH, tallestName), widestCount() + GAP);
    double room = (medium.width() - left - 1) / names.size();
    this.width = Math.min(MOST_WIDTH, Math.max(least, room));
    this.height = Math.max(Math.min(width, MOST_HEIGHT), tallestName + GAP);
  }

  Drawing draw() {
    double top = header();
    for (int row = 0; row < names.size(); row++) {
      double y = top + row * height;
      elements.addAll(Shapes.lines(names.get(row), left - GAP, y + height / 2, Anchor.END, "ink"));
      for (int column = 0; column < names.size(); column++) {
        elements.add(cell(row, column, left + column * width, y));
      }
    }
    double right = Math.max(left + names.size() * width + 1, medium.width());
    return new Drawing(right, top + names.size() * height + 1, elements);
  }

  /** What rows and columns are, and the names of the columns; where the cells begin. */
  private double header() {
    List<String> columnTitle = TextSize.lines(map.columns() + "\u00A0→", medium.width() - left);
    List<String> rowTitle = TextSize.lines(rowTitle(), left - GAP);
    ColumnNames columns = ColumnNames.of(map.names(), width, longest);
    double columnTitleHeight = TextSize.height(columnTitle);
    double rowTitleHeight = TextSize.height(rowTitle);
    double bottom = columnTitleHeight + GAP + Math.max(columns.height(), rowTitleHeight);
    elements.addAll(Shapes.lines(columnTitle, left, columnTitleHeight / 2, Anchor.START, "muted"));
    elements.addAll(
        Shapes.lines(rowTitle, left - GAP, bottom - rowTitleHeight / 2, Anchor.END, "muted"));
    elements.addAll(columns.draw(left, bottom));
    return bottom + GAP;
  }

  private Element cell(int row, int column, double x, double y) {
    int count = map.counts().get(row).get(column);
    double share = map.share(row, column);
    String written = written(count);
    Element cell = Element.of("g").with("class", row == column ? "cell right" : "cell");
    cell.add(Shapes.rectangle(x, y, width, height, "heat").with("fill-opacity", share));
    cell.add(Shapes.rectangle(x, y, width, height, "border"));
    if (count > 0 || names.size() <= MOST_WITH_ZEROS) {
      String look = count > 0 ? "ink" : "muted";
      cell.add(Shapes.text(written, x + width / 2, y + height / 2, Anchor.MIDDLE, look));
    }
    return Shapes.tip(
        cell,
        map.rows() + ": " + map.names().get(row),
        map.columns() + ": " + map.names().get(column),
        written + " (" + Unit.PERCENT.write(share, medium.locale()) + ")");
  }

  private String rowTitle() {
    return map.rows() + "\u00A0↓";
  }

  private double widestCount() {
    return TextSize.widest(map.counts().stream().flatMap(List::stream).map(this::written).toList());
  }

  private String written(int count) {
    return Unit.NUMBER.write(count, medium.locale());
  }
}
