package org.injerto.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.injerto.report.Shapes.Anchor;

/**
 * The names of series beside the ends of their lines, moved apart where lines end close together.
 */
final class EndLabels {
  private static final double LEADER = 22;
  private static final double GAP = 5;

  private EndLabels() {}

  static double width(List<String> names) {
    return LEADER + GAP + TextSize.widest(names);
  }

  static List<Element> draw(List<String> names, List<Double> ends, double x, Extent room) {
    List<Integer> order =
        IntStream.range(0, names.size()).boxed().sorted(Comparator.comparing(ends::get)).toList();
    double[] heights = apart(order.stream().map(ends::get).toList(), room);
    List<Element> elements = new ArrayList<>();
    for (int place = 0; place < order.size(); place++) {
      int series = order.get(place);
      double y = heights[place];
      Element leader = Shapes.line(x, ends.get(series), x + LEADER, y, "leader");
      elements.add(Shapes.group(new Marker(series).cssClass(), List.of(leader)));
      elements.add(Shapes.text(names.get(series), x + LEADER + GAP, y, Anchor.START, "ink"));
    }
    return elements;
  }

  /** Heights from top to bottom, a line of text apart, as near to the ends as that allows. */
  private static double[] apart(List<Double> ends, Extent room) {
    double[] heights = new double[ends.size()];
    double free = room.low();
    for (int i = 0; i < heights.length; i++) {
      heights[i] = Math.max(ends.get(i), free);
      free = heights[i] + TextSize.LINE;
    }
    double limit = room.high();
    for (int i = heights.length - 1; i >= 0; i--) {
      heights[i] = Math.min(heights[i], limit);
      limit = heights[i] - TextSize.LINE;
    }
    return heights;
  }
}
