package org.injerto.report;

import java.util.List;

/**
 * The points of one line.
 *
 * @param name what the line is called in the legend
 * @param points from left to right
 */
public record Series(String name, List<Point> points) {
  /**
   * @throws IllegalArgumentException if x falls from one point to the next
   */
  public Series {
    points = List.copyOf(points);
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).x() < points.get(i - 1).x()) {
        throw new IllegalArgumentException(
            "x must not fall; series=%s, x=%s, next=%s"
                .formatted(name, points.get(i - 1).x(), points.get(i).x()));
      }
    }
  }

  Point last() {
    return points.get(points.size() - 1);
  }
}
