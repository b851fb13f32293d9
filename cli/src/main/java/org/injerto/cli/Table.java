package org.injerto.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells under headings, each column as wide as its widest cell. */
final class Table {
  private static final String BETWEEN = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** A heading and the side to which its cells lean: text to the left, numbers to the right. */
  record Column(String heading, boolean toTheRight) {
    static Column text(String heading) {
      return new Column(heading, false);
    }

    static Column number(String heading) {
      return new Column(heading, true);
    }
  }

  Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /**
   * Adds a row.
   *
   * @param cells one for each column
   */
  Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "a row has a cell for each column; cells="
              + cells.length
              + ", columns="
              + columns.size());
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, each ended, none with blanks at its end. */
  @Override
  public String toString() {
    String headings = line(columns.stream().map(Column::heading).toList());
    return rows.stream().map(this::line).collect(Collectors.joining("", headings, ""));
  }

  private String line(List<String> cells) {
    return IntStream.range(0, cells.size())
            .mapToObj(column -> padded(cells.get(column), column))
            .collect(Collectors.joining(BETWEEN))
            .stripTrailing()
        + "\n";
  }

  private String padded(String cell, int column) {
    String blanks = " ".repeat(width(column) - characters(cell));
    return columns.get(column).toTheRight() ? blanks + cell : cell + blanks;
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> characters(row.get(column))).max().orElse(0);
    return Math.max(widest, characters(columns.get(column).heading()));
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
