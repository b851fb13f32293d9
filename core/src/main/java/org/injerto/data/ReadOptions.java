package org.injerto.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How files of examples are read.
 *
 * @param kind of the examples; if absent, the names of the columns say it
 * @param textColumn the name of the column with the text
 * @param labelColumn the name of the column with what is to be learned; if absent, {@code label},
 *     {@code labels} or {@code score}
 * @param encoding of the files
 * @param skipInvalid whether lines that cannot be used are left out, and counted
 */
public record ReadOptions(
    Optional<Kind> kind,
    String textColumn,
    Optional<String> labelColumn,
    Charset encoding,
    boolean skipInvalid) {
  /** Any kind, the usual names, UTF-8, and no line left out. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(Optional.empty(), "text", Optional.empty(), StandardCharsets.UTF_8, false);

  /** The kinds of examples by the name of their column. */
  public enum Kind {
    /** One label. */
    LABEL("label"),
    /** Any number of labels: in JSON a list, elsewhere parted by vertical bars. */
    LABELS("labels"),
    /** A number. */
    SCORE("score");

    private final String column;

    Kind(String column) {
      this.column = column;
    }

    /** The usual name of its column. */
    public String column() {
      return column;
    }
  }

  /** Whether a column was named, so that a table must have a header. */
  boolean namesColumns() {
    return labelColumn.isPresent() || !textColumn.equals(DEFAULT.textColumn);
  }

  /** The same for examples of this kind only. */
  public ReadOptions of(Kind wanted) {
    return new ReadOptions(Optional.of(wanted), textColumn, labelColumn, encoding, skipInvalid);
  }
}
