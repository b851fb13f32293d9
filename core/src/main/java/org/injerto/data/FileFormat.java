package org.injerto.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How a file of examples is laid out. */
sealed interface FileFormat permits TabSeparated, CommaSeparated, JsonLines {
  /** The names that files of a known layout end with. */
  String ENDINGS = ".tsv, .csv, .jsonl, .tsv.gz, .csv.gz, .jsonl.gz";

  /** Hands every row to the collector. */
  void read(BufferedReader lines, ReadOptions options, ExampleCollector collector)
      throws IOException;

  /** Whether a file is packed by gzip, by its name. */
  static boolean isPacked(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** Whether the layout of a file is known, by its name. */
  static boolean isKnown(Path file) {
    return of(file).isPresent();
  }

  /** The layout of a file, by its name. */
  static Optional<FileFormat> of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.endsWith(".tsv")) {
      return Optional.of(new TabSeparated());
    }
    if (name.endsWith(".csv")) {
      return Optional.of(new CommaSeparated());
    }
    return name.endsWith(".jsonl") ? Optional.of(new JsonLines()) : Optional.empty();
  }
}
