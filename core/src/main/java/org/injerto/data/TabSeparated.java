package org.injerto.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code label<TAB>text}, or a header with the names of the columns and then rows like it. */
record TabSeparated() implements FileFormat {
  private static final Set<String> TEXT_WORDS =
      Set.of("text", "texto", "sentence", "frase", "oración", "comentario", "reseña", "review");
  private static final Set<String> LABEL_WORDS =
      Set.of("label", "labels", "etiqueta", "etiquetas", "clase", "class", "categoría", "score");
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
    if (header.isEmpty() && looksLikeHeader(cells(first))) {
      collector.problem(1, "tab.header", cells(first));
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

  /** A header in other words, which would become an example with a label of its own. */
  private static boolean looksLikeHeader(List<String> cells) {
    List<String> words = cells.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
    return words.stream().anyMatch(TEXT_WORDS::contains)
        && words.stream().anyMatch(LABEL_WORDS::contains);
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split("\t", -1));
  }
}
