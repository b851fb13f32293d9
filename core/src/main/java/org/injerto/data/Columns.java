package org.injerto.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.data.ReadOptions.Kind;

/**
 * Which columns of a table are looked at.
 *
 * @param text the number of the column with the text, from 0
 * @param value the number of the column with what is to be learned
 * @param kind of what is to be learned
 * @param count how many columns there are
 */
record Columns(int text, int value, Kind kind, int count) {
  /** The columns that a header names; nothing if it is no header. */
  static Optional<Columns> of(List<String> cells, ReadOptions options) {
    List<String> header = cells.stream().map(String::strip).toList();
    int text = header.indexOf(options.textColumn());
    Optional<Kind> kind = kind(header, options);
    if (text < 0 || kind.isEmpty()) {
      return Optional.empty();
    }
    int value = header.indexOf(options.labelColumn().orElse(kind.get().column()));
    return Optional.of(new Columns(text, value, kind.get(), header.size()));
  }

  /**
   * The same of a table that must have a header; if it has none, or one of two minds, that is a
   * problem of the file.
   */
  static Optional<Columns> required(
      List<String> cells, ReadOptions options, ExampleCollector collector) {
    List<String> header = cells.stream().map(String::strip).toList();
    Optional<Columns> columns = of(header, options);
    if (columns.isEmpty() && header.size() == 1 && header.get(0).matches(".*[;\t].*")) {
      collector.problem(1, "columns.separator", header.get(0));
    } else if (columns.isEmpty()) {
      String value = options.labelColumn().orElse(options.kind().orElse(Kind.LABEL).column());
      collector.problem(1, "columns.missing", options.textColumn(), value, header);
    }
    return columns.filter(
        found ->
            isOnce(header, found.text(), collector) && isOnce(header, found.value(), collector));
  }

  private static boolean isOnce(List<String> header, int column, ExampleCollector collector) {
    String name = header.get(column);
    if (header.lastIndexOf(name) == column) {
      return true;
    }
    collector.problem(1, "columns.twice", name);
    return false;
  }

  private static Optional<Kind> kind(List<String> header, ReadOptions options) {
    if (options.labelColumn().isPresent()) {
      boolean there = header.contains(options.labelColumn().get());
      return there ? options.kind().or(() -> Optional.of(Kind.LABEL)) : Optional.empty();
    }
    return Stream.concat(options.kind().stream(), Stream.of(Kind.values()))
        .filter(kind -> header.contains(kind.column()))
        .findFirst();
  }

  /** The same columns with what is to be learned read as another kind, if that is asked for. */
  Columns as(Optional<Kind> asked) {
    return new Columns(text, value, asked.orElse(kind), count);
  }

  /** Makes an example of a row, or says what is wrong with it. */
  void read(long line, List<String> cells, ExampleCollector collector) {
    if (cells.size() == 1 && cells.get(0).isBlank()) {
      collector.problem(line, "line.empty");
    } else if (cells.size() != count) {
      collector.problem(line, "columns.count", cells.size(), count);
    } else {
      collector.cell(line, kind, cells.get(text), cells.get(value));
    }
  }
}
