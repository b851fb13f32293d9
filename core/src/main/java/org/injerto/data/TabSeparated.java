package org.injerto.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code label<TAB>text}, or a header with the names of the columns and then rows like it. */
record TabSeparated() implements FileFormat {
  private static final Columns WITHOUT_HEADER = new Columns(1, 0, ReadOptions.Kind.LABEL, 2);

  @Override
  public void read(BufferedReader lines, ReadOptions options, ExampleCollector collector)
      throws IOException {
    String first = lines.readLine();
    if (first == null) {
      return;
    }
    boolean named = options.namesColumns() || Columns.of(cells(first), options).isPresent();
    Optional<Columns> header =
        named ? Columns.required(cells(first), options, collector) : Optional.empty();
    if (named && header.isEmpty()) {
      return;
    }
    Columns columns = header.orElseGet(() -> WITHOUT_HEADER.as(options.kind()));
    if (header.isEmpty()) {
      columns.read(1, cells(first), collector);
    }
    long number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      columns.read(++number, cells(line), collector);
    }
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split("\t", -1));
  }
}
