package org.injerto.report;

import java.util.List;

/** What is drawn, and the room it takes in pixels. */
record Drawing(double width, double height, List<Element> elements) {
  Drawing {
    elements = List.copyOf(elements);
  }

  /** One picture, scaled to the page unless it is wider than the screen it was drawn for. */
  Element svg(String label, Medium medium) {
    Element svg =
        Element.of("svg")
            .with("class", medium.screen().cssClass())
            .with("viewBox", "0 0 " + Element.coordinate(width) + " " + Element.coordinate(height))
            .with("role", "img")
            .with("aria-label", label)
            .add(elements);
    return width > medium.width() ? svg.with("width", width).with("height", height) : svg;
  }
}
