package org.injerto.report;

import java.util.List;

/** A few numbers that say what came out. */
public record KeyFigures(List<KeyFigure> figures) implements Block {
  public KeyFigures {
    figures = List.copyOf(figures);
  }

  /**
   * One number.
   *
   * @param name what it is
   * @param value as it is to be read, with its unit
   * @param detail what one needs to judge it, such as an interval; may be empty
   */
  public record KeyFigure(String name, String value, String detail) {
    private Element element() {
      return Element.of(
          "div",
          Element.of("dt", name),
          Element.of("dd", value).with("class", "value"),
          Element.of("dd", detail));
    }
  }

  @Override
  public Element element(Medium medium) {
    return Element.of("dl")
        .with("class", "figures")
        .add(figures.stream().map(KeyFigure::element).toList());
  }
}
