package org.injerto.report;

/** Some sentences. */
public record Paragraph(String text) implements Block {
  @Override
  public Element element(Medium medium) {
    return Element.of("p", text);
  }
}
