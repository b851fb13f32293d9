package org.injerto.report;

/** Something to be copied as it stands, such as the command that made the page. */
public record Code(String text) implements Block {
  @Override
  public Element element(Medium medium) {
    return Element.of("pre", Element.of("code", text));
  }
}
