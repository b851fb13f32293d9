package org.injerto.report;

import java.util.List;

/** Texts of others, each with what is to be known about it. */
public record Quotes(List<Quote> quotes) implements Block {
  public Quotes {
    quotes = List.copyOf(quotes);
  }

  /** A text and what is to be known about it, in the order given. */
  public record Quote(String text, List<Fact> facts) {
    public Quote {
      facts = List.copyOf(facts);
    }

    private Element element() {
      return Element.of(
          "li",
          Element.of("blockquote", text),
          Element.of("dl").add(facts.stream().map(Fact::element).toList()));
    }
  }

  /** One thing to be known, such as a label or a probability. */
  public record Fact(String name, String value) {
    private Element element() {
      return Element.of("div", Element.of("dt", name), Element.of("dd", value));
    }
  }

  @Override
  public Element element(Medium medium) {
    return Element.of("ol")
        .with("class", "quotes")
        .add(quotes.stream().map(Quote::element).toList());
  }
}
