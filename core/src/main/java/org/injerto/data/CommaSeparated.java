package org.injerto.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
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
    long line = 1;
    try (CSVParser parser = CSVParser.parse(lines, RFC_4180)) {
      Iterator<CSVRecord> rows = parser.iterator();
      if (!rows.hasNext()) {
        return;
      }
      Optional<Columns> columns = Columns.required(rows.next().toList(), options, collector);
      line = parser.getCurrentLineNumber() + 1;
      while (columns.isPresent() && rows.hasNext()) { // which reads the whole row
        columns.get().read(line, rows.next().toList(), collector);
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException) {
        collector.broken(line, "csv.quotes");
      } else {
        throw e.getCause();
      }
    }
  }
}
