package org.injerto.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of RFC 4180 below a header with the names of the columns. */
record CommaSeparated() implements FileFormat {
  private static final CSVFormat RFC_4180 =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  @Override
  public void read(BufferedReader lines, ReadOptions options, ExampleCollector collector)
      throws IOException {
    try (CSVParser parser = CSVParser.parse(lines, RFC_4180)) {
      Iterator<CSVRecord> rows = parser.iterator();
      if (!rows.hasNext()) {
        return;
      }
      Optional<Columns> columns = Columns.required(rows.next().toList(), options, collector);
      while (columns.isPresent() && rows.hasNext()) {
        long line = parser.getCurrentLineNumber() + 1;
        columns.get().read(line, rows.next().toList(), collector);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
