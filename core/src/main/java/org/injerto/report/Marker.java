package org.injerto.report;

import java.util.Locale;

/** The look of a series: colour and dashes by a class of the style sheet, and a shape. */
record Marker(int series) {
  /** How many looks there are; {@code page.css} has as many colours and dashes. */
  private static final int LOOKS = 8;

  private static final double SIZE = 4.5;

  String cssClass() {
    return "look" + series % LOOKS;
  }

  /** The shape of this series around a place. */
  Element at(double x, double y) {
    Element shape =
        switch (series % LOOKS) {
          case 0 -> polygon(x, y, 16, 0);
          case 1 -> polygon(x, y, 4, Math.PI / 4);
          case 2 -> polygon(x, y, 3, -Math.PI / 2);
          case 3 -> polygon(x, y, 4, 0);
          case 4 -> polygon(x, y, 3, Math.PI / 2);
          case 5 -> polygon(x, y, 6, 0);
          case 6 -> polygon(x, y, 3, 0);
          default -> polygon(x, y, 5, -Math.PI / 2);
        };
    return shape.with("class", "marker");
  }

  /** A short piece of the line with its shape, as a legend shows it. */
  Element sample(double x, double y, double length) {
    return Element.of("g", Shapes.line(x, y, x + length, y, "line"), at(x + length / 2, y))
        .with("class", cssClass());
  }

  private static Element polygon(double x, double y, int corners, double turn) {
    // Equal areas look equally large, equal radii do not.
    double area = corners / 2.0 * Math.sin(2 * Math.PI / corners);
    double radius = SIZE * Math.sqrt(Math.PI / area);
    StringBuilder path = new StringBuilder();
    for (int corner = 0; corner < corners; corner++) {
      double angle = turn + 2 * Math.PI * corner / corners;
      path.append(
          String.format(
              Locale.ROOT,
              "%s%s %s",
              corner == 0 ? "M" : "L",
              Element.coordinate(x + radius * Math.cos(angle)),
              Element.coordinate(y + radius * Math.sin(angle))));
    }
    return Element.of("path").with("d", path.append('Z').toString());
  }
}
