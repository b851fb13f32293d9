package org.injerto.tokenizer.json;

import org.injerto.tokenizer.text.TextPattern;

/** Reads the field {@code pattern}: {@code {"String": …}} or {@code {"Regex": …}}. */
public final class Patterns {
  private Patterns() {}

  /**
   * The pattern; one that finds nothing where it is wrong, which becomes a problem. Of regular
   * expressions only those are known that {@link TextPattern#KNOWN} lists.
   */
  public static TextPattern read(Part part) {
    Part pattern = part.at("pattern");
    if (pattern.at("String").node().isTextual()) {
      return TextPattern.literal(pattern.at("String").node().textValue());
    }
    Part expression = pattern.at("Regex");
    if (!expression.node().isTextual()) {
      pattern.refuseValue(pattern.shown(), "{\"String\": …} | {\"Regex\": …}");
      return TextPattern.literal("");
    }
    return TextPattern.expression(expression.node().textValue())
        .orElseGet(
            () -> {
              String known = String.join("  ", TextPattern.names());
              expression.refuseUnknown(expression.node().textValue(), known);
              return TextPattern.literal("");
            });
  }
}
