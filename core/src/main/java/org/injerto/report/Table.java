package org.injerto.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of texts and numbers.
 *
 * @param caption what the table shows; may be empty
 * @param columns from left to right; the first names the row
 * @param rows each with a cell for every column
 */
public record Table(String caption, List<Column> columns, List<Row> rows) implements Block {
  /**
   * @throws IllegalArgumentException if a row has not as many cells as there are columns
   */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row must have a cell for every column; columns=%d, row=%s"
                .formatted(columns.size(), row.cells()));
      }
    }
  }

  /** On which side the cells of a column are in line. */
  public enum Alignment {
    /** At the start. */
    TEXT,
    /** At the end, with digits of one width. */
    NUMBER
  }

  /** What the cells below it are. */
  public record Column(String name, Alignment alignment) {}

  /**
   * The cells of a row.
   *
   * @param best whether the row is the one to look at first
   */
  public record Row(List<String> cells, boolean best) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** A row like the others. */
    public static Row of(List<String> cells) {
      return new Row(cells, false);
    }

    /** A row like the others. */
    public static Row of(String... cells) {
      return of(List.of(cells));
    }
  }

  @Override
  public Element element(Medium medium) {
    Element table = Element.of("table");
    if (!caption.isEmpty()) {
      table.add(Element.of("caption", caption));
    }
    table.add(Element.of("thead", header())).add(body());
    return Element.scrolling(caption.isEmpty() ? medium.say("data") : caption, table);
  }

  private Element header() {
    return Element.of("tr")
        .add(
            columns.stream()
                .map(column -> aligned("th", column.name(), column).with("scope", "col"))
                .toList());
  }

  private Element body() {
    return Element.of("tbody").add(rows.stream().map(this::row).toList());
  }

  private Element row(Row row) {
    Element tr = Element.of("tr");
    if (row.best()) {
      tr.with("class", "best");
    }
    return tr.add(
        IntStream.range(0, columns.size())
            .mapToObj(
                i -> {
                  Element cell = aligned(i == 0 ? "th" : "td", row.cells().get(i), columns.get(i));
                  return i == 0 ? cell.with("scope", "row") : cell;
                })
            .toList());
  }

  private static Element aligned(String name, String text, Column column) {
    Element cell = Element.of(name, text);
    return column.alignment() == Alignment.NUMBER ? cell.with("class", "number") : cell;
  }
}
