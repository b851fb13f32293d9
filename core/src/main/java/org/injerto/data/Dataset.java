package org.injerto.data;

import java.nio.file.Path;
import java.util.List;
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

  /** The examples without their places. */
  public List<Example> examples() {
    return rows.stream().map(Row::example).toList();
  }

  /** The texts alone. */
  public List<String> texts() {
    return rows.stream().map(row -> row.example().text()).toList();
  }
}
