package org.injerto.report;

import java.util.ArrayList;
import java.util.List;
import org.injerto.report.Shapes.Anchor;

/** The looks of series beside their names, from left to right in as many rows as they need. */
final class Legend {
  private static final double SAMPLE = 30;
  private static final double GAP = 8;
  private static final double BETWEEN = 22;

  private Legend() {}

  static Drawing draw(List<String> names, double width) {
    List<Element> elements = new ArrayList<>();
    double x = 0;
    double y = 0;
    double rowHeight = 0;
    for (int i = 0; i < names.size(); i++) {
      List<String> lines = TextSize.lines(names.get(i), width - SAMPLE - GAP);
      double entry = SAMPLE + GAP + TextSize.widest(lines);
      if (x > 0 && x + entry > width) {
        x = 0;
        y += rowHeight;
        rowHeight = 0;
      }
      elements.add(new Marker(i).sample(x, y + TextSize.LINE / 2, SAMPLE));
      for (int line = 0; line < lines.size(); line++) {
        double middle = y + (line + 0.5) * TextSize.LINE;
        elements.add(Shapes.text(lines.get(line), x + SAMPLE + GAP, middle, Anchor.START, "ink"));
      }
      rowHeight = Math.max(rowHeight, lines.size() * TextSize.LINE + 4);
      x += entry + BETWEEN;
    }
    return new Drawing(width, y + rowHeight, elements);
  }
}
