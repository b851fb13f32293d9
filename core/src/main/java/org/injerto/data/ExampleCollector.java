package org.injerto.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.injerto.data.Dataset.Place;
import org.injerto.data.Dataset.Row;
import org.injerto.data.ReadOptions.Kind;
import org.injerto.text.Message;

/** Makes examples of rows, and keeps what is wrong with the others. */
final class ExampleCollector {
  private static final String BETWEEN_LABELS = "\\|";

  /** Java's own parser takes {@code 3f} and {@code 0x1p3} for numbers, too. */
  private static final Pattern DECIMAL = Pattern.compile("[-+.0-9eE]+");

  private final List<Row> rows = new ArrayList<>();
  private final List<Message> problems = new ArrayList<>();
  private final boolean asked;
  private Optional<Kind> kind;
  private Path file = Path.of("");
  private boolean broken;

  ExampleCollector(ReadOptions options) {
    this.asked = options.kind().isPresent();
    this.kind = options.kind();
  }

  void startFile(Path next) {
    this.file = next;
  }

  /** The kind of the examples, as soon as it is known. */
  Optional<Kind> kind() {
    return kind;
  }

  List<Row> rows() {
    return rows;
  }

  List<Message> problems() {
    return problems;
  }

  /** A row of a table: what is to be learned is written as one cell. */
  void cell(long line, Kind found, String text, String value) {
    if (agrees(line, found) && hasText(line, text)) {
      switch (found) {
        case LABEL -> label(line, text, value.strip());
        case LABELS -> labels(line, text, parted(value));
        case SCORE -> score(line, text, value.strip());
      }
    }
  }

  private static List<String> parted(String value) {
    return value.isBlank()
        ? List.of()
        : Arrays.stream(value.split(BETWEEN_LABELS, -1)).map(String::strip).toList();
  }

  void label(long line, String text, String label) {
    if (label.isEmpty()) {
      problem(line, "label.empty");
    } else {
      add(line, new Example.SingleLabel(text, label));
    }
  }

  void labels(long line, String text, List<String> labels) {
    if (labels.contains("")) {
      problem(line, "label.empty");
    } else {
      add(line, new Example.MultiLabel(text, labels.stream().distinct().toList()));
    }
  }

  void score(long line, String text, String written) {
    try {
      double score = Double.parseDouble(written);
      if (Double.isFinite(score) && DECIMAL.matcher(written).matches()) {
        add(line, new Example.Score(text, score));
        return;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, as what is not finite: the person needs the same words.
    }
    problem(line, "score.number", written);
  }

  /** Whether there is a text; if not, that is the line's problem. */
  boolean hasText(long line, String text) {
    if (text.isBlank()) {
      problem(line, "text.empty");
      return false;
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      problem(line, "text.surrogate"); // of JSON, where half a character can be written
      return false;
    }
    return true;
  }

  /** Whether a line is of the kind of those before it; if not, that is its problem. */
  boolean agrees(long line, Kind found) {
    if (kind.isEmpty()) {
      kind = Optional.of(found);
    }
    if (kind.get() != found) {
      problem(line, asked ? "kind.asked" : "kind.other", found.column(), kind.get().column());
      return false;
    }
    return true;
  }

  /**
   * Keeps what is wrong with a line.
   *
   * @param key of a template whose first blanks are the file and the line
   */
  void problem(long line, String key, Object... arguments) {
    List<Object> filled = new ArrayList<>(List.of(file.getFileName(), line));
    filled.addAll(Arrays.asList(arguments));
    problems.add(Message.of(ExampleCollector.class, key, filled.toArray()));
  }

  /** The same of a line behind which nothing can be read, so that it cannot be skipped alone. */
  void broken(long line, String key) {
    problem(line, key);
    broken = true;
  }

  /** Whether the rest of a file could not be read. */
  boolean isBroken() {
    return broken;
  }

  private void add(long line, Example example) {
    rows.add(new Row(example, new Place(file, line)));
  }
}
