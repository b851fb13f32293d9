package org.injerto.report;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pages and charts to look at, and how a program looks at them. */
final class Pages {
  static final Locale SPANISH = Locale.forLanguageTag("es");

  private Pages() {}

  static Page of(Block... blocks) {
    return new Page(SPANISH, "T", "", List.of(new Section("S", List.of(blocks))), "");
  }

  static Page of(Chart chart) {
    return of(new Figure("F", "", chart));
  }

  /** What an XML parser makes of the page; it fails if that is not well-formed. */
  static Document parsed(Page page) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(page.html())));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** All elements of that name and class, in the order of the page. */
  static List<Element> all(Document page, String name, String cssClass) {
    NodeList found = page.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> (Element) found.item(i))
        .filter(element -> List.of(element.getAttribute("class").split(" ")).contains(cssClass))
        .toList();
  }

  /** The drawing for a wide screen. */
  static Element drawing(Chart chart) {
    return all(parsed(of(chart)), "svg", "wide").get(0);
  }

  /** The texts of a drawing, without what is shown when one points at something. */
  static List<String> texts(Element drawing) {
    NodeList found = drawing.getElementsByTagName("text");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }
}
