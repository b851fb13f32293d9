package org.injerto.tokenizer.model;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.injerto.tokenizer.piece.Vocabulary;

/** Puts merges, given by the texts of pieces, into a table; their order is their rank. */
public final class MergeReader {
  private final Vocabulary vocabulary;
  private final String prefix;
  private final MergeTable table;
  private int rank;

  /**
   * @param prefix what marks the second piece of a merge, and is left out of the merged one
   * @param expected how many there will be
   */
  public MergeReader(Vocabulary vocabulary, String prefix, int expected) {
    this.vocabulary = vocabulary;
    this.prefix = prefix;
    this.table = new MergeTable(expected);
  }

  /** The next merge; a piece that the vocabulary has not goes to {@code unknown}. */
  public void add(String left, String right, Consumer<String> unknown) {
    String rest = right.startsWith(prefix) ? right.substring(prefix.length()) : right;
    OptionalInt first = id(left, unknown);
    OptionalInt second = id(right, unknown);
    OptionalInt merged = id(left + rest, unknown);
    if (first.isPresent() && second.isPresent() && merged.isPresent()) {
      table.put(first.getAsInt(), second.getAsInt(), rank, merged.getAsInt());
    }
    rank++;
  }

  private OptionalInt id(String piece, Consumer<String> unknown) {
    OptionalInt id = vocabulary.id(piece);
    if (id.isEmpty()) {
      unknown.accept(piece);
    }
    return id;
  }

  /** All merges. */
  public MergeTable table() {
    return table;
  }
}
