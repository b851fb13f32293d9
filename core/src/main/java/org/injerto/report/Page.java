package org.injerto.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.injerto.report.Medium.Screen;

/**
 * A page that stands alone: one file, no network, no script. It reads well on a phone, on a desk,
 * in the dark, on paper and aloud, and it is the same for the same content.
 *
 * <pre>{@code
 * Page page = new Page(Locale.forLanguageTag("es"), "Comparación", "Qué trae el modelo.",
 *     List.of(new Section("Curvas", List.of(new Figure("Exactitud", "", chart)))), "Injerto 0.1.0");
 * page.write(Path.of("comparacion.html"));
 * }</pre>
 *
 * @param locale the language of the texts, by which numbers are written
 * @param introduction what came out, in a sentence or two
 * @param footer who made the page, with what
 */
public record Page(
    Locale locale, String title, String introduction, List<Section> sections, String footer) {
  public Page {
    sections = List.copyOf(sections);
  }

  /**
   * Writes the page, in place of the file if there is one, whole or not at all.
   *
   * @throws IOException if the disk is full or the folder cannot be written
   */
  public void write(Path file) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.writeString(beside, html());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** The whole file, which is well-formed XML as well. */
  public String html() {
    Element html = Element.of("html", head(), body()).with("lang", locale.getLanguage());
    return "<!DOCTYPE html>\n" + html + "\n";
  }

  private Element head() {
    return Element.of(
        "head",
        Element.of("meta").with("charset", "utf-8"),
        Element.of("meta")
            .with("http-equiv", "Content-Security-Policy")
            .with("content", "default-src 'none'; style-src 'unsafe-inline'"),
        Element.of("meta")
            .with("name", "viewport")
            .with("content", "width=device-width, initial-scale=1"),
        Element.of("title", title),
        Element.of("style", style()));
  }

  private Element body() {
    Medium medium = new Medium(locale, Screen.WIDE);
    Element main = Element.of("main");
    for (int i = 0; i < sections.size(); i++) {
      main.add(section(i, medium));
    }
    return Element.of(
        "body",
        Element.of(
            "header", Element.of("h1", title), Element.of("p", introduction), contents(medium)),
        main,
        Element.of("footer", Element.of("p", footer)));
  }

  private Element contents(Medium medium) {
    Element nav = Element.of("nav").with("aria-label", medium.say("contents"));
    for (int i = 0; i < sections.size(); i++) {
      nav.add(Element.of("a", sections.get(i).heading()).with("href", "#s" + i));
    }
    return nav;
  }

  private Element section(int number, Medium medium) {
    Section section = sections.get(number);
    return Element.of("section", Element.of("h2", section.heading()))
        .with("id", "s" + number)
        .add(section.blocks().stream().map(block -> block.element(medium)).toList());
  }

  private static String style() {
    try (InputStream file = Page.class.getResourceAsStream("page.css")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
