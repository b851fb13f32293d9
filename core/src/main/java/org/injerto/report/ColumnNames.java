package org.injerto.report;

import java.util.ArrayList;
import java.util.List;
import org.injerto.report.Shapes.Anchor;

/** The names above columns: upright where every word fits, else turned and read from below. */
record ColumnNames(List<List<String>> names, boolean turned, double columnWidth) {
  private static final double GAP = 4;

  /**
   * The names as they fit above columns.
   *
   * @param longest how long a line of a turned name may be
   */
  static ColumnNames of(List<String> names, double columnWidth, double longest) {
    double room = columnWidth - GAP;
    boolean turned = names.stream().anyMatch(name -> TextSize.widestWord(name) > room);
    List<List<String>> lines =
        names.stream().map(name -> TextSize.lines(name, turned ? longest : room)).toList();
    return new ColumnNames(lines, turned, columnWidth);
  }

  double height() {
    return names.stream()
        .mapToDouble(lines -> turned ? TextSize.widest(lines) : TextSize.height(lines))
        .max()
        .orElse(0);
  }

  /** The names above a line that begins at {@code left}. */
  List<Element> draw(double left, double bottom) {
    List<Element> elements = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      List<String> lines = names.get(column);
      double middle = left + (column + 0.5) * columnWidth;
      if (turned) {
        String turn =
            "translate(%s %s) rotate(-90)"
                .formatted(Element.coordinate(middle), Element.coordinate(bottom));
        elements.add(
            Shapes.group("turned", Shapes.lines(lines, 0, 0, Anchor.START, "ink"))
                .with("transform", turn));
      } else {
        double y = bottom - TextSize.height(lines) / 2;
        elements.addAll(Shapes.lines(lines, middle, y, Anchor.MIDDLE, "ink"));
      }
    }
    return elements;
  }
}
