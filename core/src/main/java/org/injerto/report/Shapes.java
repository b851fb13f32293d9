package org.injerto.report;

import java.util.List;
import java.util.stream.IntStream;

/** The pieces that charts are drawn with. */
final class Shapes {
  private static final double CAP = 3.5;

  private Shapes() {}

  static Element group(String cssClass, List<Element> elements) {
    return Element.of("g").with("class", cssClass).add(elements);
  }

  static Element line(double x1, double y1, double x2, double y2, String cssClass) {
    return line(x1, y1, x2, y2).with("class", cssClass);
  }

  private static Element line(double x1, double y1, double x2, double y2) {
    return Element.of("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
  }

  static Element rectangle(double x, double y, double width, double height, String cssClass) {
    return Element.of("rect")
        .with("class", cssClass)
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", height);
  }

  static Element path(String data, String cssClass) {
    return Element.of("path").with("class", cssClass).with("d", data);
  }

  /**
   * From one end of an interval to the other, along one axis, with a short line across each end.
   */
  static Element whisker(double x1, double y1, double x2, double y2) {
    double acrossX = x1 == x2 ? CAP : 0;
    double acrossY = CAP - acrossX;
    return group(
        "whisker",
        List.of(
            line(x1, y1, x2, y2),
            line(x1 - acrossX, y1 - acrossY, x1 + acrossX, y1 + acrossY),
            line(x2 - acrossX, y2 - acrossY, x2 + acrossX, y2 + acrossY)));
  }

  /** A line of text whose middle is at the height y. */
  static Element text(String text, double x, double y, Anchor anchor, String cssClass) {
    return Element.of("text", text)
        .with("class", cssClass)
        .with("x", x)
        .with("y", y)
        .with("dy", "0.35em")
        .with("text-anchor", anchor.svg);
  }

  /** Lines of text below each other, whose middle is at the height y. */
  static List<Element> lines(List<String> lines, double x, double y, Anchor anchor, String look) {
    double first = y - (lines.size() - 1) * TextSize.LINE / 2;
    return IntStream.range(0, lines.size())
        .mapToObj(i -> text(lines.get(i), x, first + i * TextSize.LINE, anchor, look))
        .toList();
  }

  /** What is shown when one points at an element. */
  static Element tip(Element element, String... lines) {
    return element.add(Element.of("title", String.join("\n", lines)));
  }

  /** Which end of a text stands at its place. */
  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String svg;

    Anchor(String svg) {
      this.svg = svg;
    }
  }
}
