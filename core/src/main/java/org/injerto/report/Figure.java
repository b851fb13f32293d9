package org.injerto.report;

import java.util.Arrays;
import org.injerto.report.Medium.Screen;

/**
 * A chart with its title.
 *
 * @param title what the chart shows
 * @param note how to read it; may be empty
 */
public record Figure(String title, String note, Chart chart) implements Block {
  @Override
  public Element element(Medium medium) {
    Element[] drawings =
        Arrays.stream(Screen.values())
            .map(screen -> new Medium(medium.locale(), screen))
            .map(on -> chart.draw(on).svg(title, on))
            .toArray(Element[]::new);
    Element figure = Element.of("figure", Element.of("figcaption", title));
    if (!note.isEmpty()) {
      figure.add(Element.of("p", note).with("class", "note"));
    }
    return figure
        .add(Element.scrolling(title, drawings))
        .add(
            Element.of(
                "details",
                Element.of("summary", medium.say("data")),
                chart.data(medium).element(medium)));
  }
}
