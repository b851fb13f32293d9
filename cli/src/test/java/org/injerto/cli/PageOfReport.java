package org.injerto.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as an XML parser reads it, which it does only if it is well-formed. */
record PageOfReport(Document document) {
  static PageOfReport read(Path file) throws IOException {
    try {
      return new PageOfReport(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(Files.readString(file)))));
    } catch (ParserConfigurationException | SAXException e) {
      throw new AssertionError(e);
    }
  }

  String language() {
    return document.getDocumentElement().getAttribute("lang");
  }

  String introduction() {
    return text(within(first("header"), "p").get(0));
  }

  /** All that can be read, and what is shown when one points at something. */
  String words() {
    return text(first("body"));
  }

  String code() {
    return text(first("code"));
  }

  /** Elements by name and class, any class if it is empty. */
  List<Element> all(String name, String cssClass) {
    return within(document.getDocumentElement(), name).stream()
        .filter(e -> cssClass.isEmpty() || e.getAttribute("class").equals(cssClass))
        .toList();
  }

  /** The rows, the heading first, of the table whose caption begins so. */
  List<List<String>> table(String caption) {
    return within(document.getDocumentElement(), "caption").stream()
        .filter(found -> text(found).startsWith(caption))
        .map(found -> rows((Element) found.getParentNode()))
        .findFirst()
        .orElseThrow();
  }

  /** The figure with this title. */
  Optional<Element> figure(String title) {
    return all("figure", "").stream()
        .filter(figure -> text(within(figure, "figcaption").get(0)).equals(title))
        .findFirst();
  }

  /** The numbers of a figure, without their heading. */
  List<List<String>> numbers(String title) {
    List<List<String>> rows = rows(within(figure(title).orElseThrow(), "table").get(0));
    return rows.subList(1, rows.size());
  }

  /** Name, value and detail of each key figure. */
  List<String> keyFigures() {
    return within(all("dl", "figures").get(0), "div").stream()
        .map(figure -> children(figure).map(PageOfReport::text).collect(Collectors.joining("|")))
        .toList();
  }

  /** Each quote with the facts about it. */
  List<String> quotes() {
    return within(document.getDocumentElement(), "li").stream()
        .map(
            quote ->
                Stream.concat(
                        Stream.of(text(within(quote, "blockquote").get(0))),
                        within(quote, "div").stream()
                            .map(
                                fact ->
                                    children(fact)
                                        .map(PageOfReport::text)
                                        .collect(Collectors.joining(": "))))
                    .collect(Collectors.joining("|")))
        .toList();
  }

  /** Attributes through which something would be loaded or run. */
  List<String> references() {
    return all("*", "").stream()
        .flatMap(
            element ->
                IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(i -> element.getAttributes().item(i)))
        .filter(attribute -> attribute.getNodeName().matches("src|href|xlink:href|style|on.*"))
        .map(Node::getNodeValue)
        .filter(value -> !value.startsWith("#"))
        .toList();
  }

  private Element first(String name) {
    return (Element) document.getElementsByTagName(name).item(0);
  }

  private static List<List<String>> rows(Element table) {
    return within(table, "tr").stream().map(PageOfReport::cells).toList();
  }

  static List<String> cells(Element row) {
    return children(row).map(PageOfReport::text).toList();
  }

  private static String text(Node node) {
    return node.getTextContent();
  }

  private static Stream<Node> children(Element element) {
    NodeList found = element.getChildNodes();
    return IntStream.range(0, found.getLength()).mapToObj(found::item);
  }

  private static List<Element> within(Element element, String name) {
    NodeList found = element.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
