package org.injerto.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.injerto.data.ReadOptions.Kind;
import org.injerto.text.Message;

/**
 * Labelled texts as they were read.
 *
 * @param name what a person calls it: the file or folder
 * @param rows in the order of the files
 * @param skipped what could not be used and was left out, because that was asked for
 */
public record Dataset(String name, List<Row> rows, List<Message> skipped) {
  public Dataset {
    rows = List.copyOf(rows);
    skipped = List.copyOf(skipped);
  }

  /** An example and where it stands. */
  public record Row(Example example, Place place) {}

  /** A line of a file, counted from 1. */
  public record Place(Path file, long line) {
    @Override
    public String toString() {
      return file.getFileName() + ":" + line;
    }
  }

  /** What its examples are, which is what the first one is. */
  public Kind kind() {
    Example first = rows.get(0).example();
    if (first instanceof Example.Score) {
      return Kind.SCORE;
    }
    return first instanceof Example.MultiLabel ? Kind.LABELS : Kind.LABEL;
  }

  /** The examples without their places. */
  public List<Example> examples() {
    return rows.stream().map(Row::example).toList();
  }

  /** The files that it was read from, in order, and how many examples each has. */
  public Map<Path, Integer> files() {
    Map<Path, Integer> files = new LinkedHashMap<>();
    rows.forEach(row -> files.merge(row.place().file(), 1, Integer::sum));
    return files;
  }

  /** The texts alone. */
  public List<String> texts() {
    return rows.stream().map(row -> row.example().text()).toList();
  }
}
