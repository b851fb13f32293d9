package org.injerto.tokenizer.model;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.injerto.tokenizer.piece.Vocabulary;

/** The pieces {@code <0x00>} to {@code <0xFF>}, which spell characters that have no piece. */
final class ByteFallback {
  private static final int BYTES = 256;

  private ByteFallback() {}

  /** The number of each byte's piece, where there is one. */
  static OptionalInt[] ids(Vocabulary vocabulary) {
    return IntStream.range(0, BYTES)
        .mapToObj(value -> vocabulary.id(String.format(Locale.ROOT, "<0x%02X>", value)))
        .toArray(OptionalInt[]::new);
  }
}
