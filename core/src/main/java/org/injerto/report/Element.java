package org.injerto.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element of HTML or SVG with its attributes and what is inside it. Whatever the texts hold,
 * what is written is well-formed XML and the same tree for an HTML parser.
 */
final class Element {
  /** The elements of HTML that are used here and have no end tag. */
  private static final Set<String> EMPTY = Set.of("meta");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> content = new ArrayList<>(); // elements, and texts as strings

  private Element(String name) {
    this.name = name;
  }

  static Element of(String name, Element... children) {
    return new Element(name).add(List.of(children));
  }

  static Element of(String name, String text) {
    return new Element(name).text(text);
  }

  /** What may be wider than the screen, and is then moved by finger, wheel or keys. */
  static Element scrolling(String label, Element... children) {
    return of("div", children)
        .with("class", "scroll")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", label);
  }

  Element with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /** A coordinate or a length, to a hundredth of a pixel. */
  Element with(String attribute, double value) {
    return with(attribute, coordinate(value));
  }

  Element add(Element child) {
    content.add(child);
    return this;
  }

  Element add(List<Element> children) {
    content.addAll(children);
    return this;
  }

  Element text(String text) {
    content.add(text);
    return this;
  }

  static String coordinate(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  @Override
  public String toString() {
    StringBuilder markup = new StringBuilder();
    write(markup);
    return markup.toString();
  }

  private void write(StringBuilder markup) {
    markup.append('<').append(name);
    attributes.forEach(
        (attribute, value) ->
            markup
                .append(' ')
                .append(attribute)
                .append("=\"")
                .append(escaped(value).replace("\"", "&quot;"))
                .append('"'));
    if (EMPTY.contains(name)) {
      markup.append("/>");
      return;
    }
    markup.append('>');
    for (Object part : content) {
      if (part instanceof Element child) {
        child.write(markup);
      } else {
        markup.append(escaped((String) part));
      }
    }
    markup.append("</").append(name).append('>');
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(allowed(character) ? character : '\uFFFD');
              }
            });
    return escaped.toString();
  }

  /** What XML 1.0 allows: no control characters but three, no half surrogate pairs. */
  private static boolean allowed(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character < 0xD800)
        || (character >= 0xE000 && character < 0xFFFE)
        || character > 0xFFFF;
  }
}
