package org.injerto.tokenizer;

import java.util.Optional;

/** Turns texts into the pieces that a model knows, and back. Safe for use by many threads. */
public sealed interface Tokenizer permits WordPiece {
  /**
   * One text or two as pieces.
   *
   * @throws IllegalArgumentException if the truncation asked for cannot be done: see {@link
   *     Truncation}
   */
  Encoding encode(Sequence first, Optional<Sequence> second, EncodingOptions options);

  /** A text as pieces, whole, with the special tokens around it. */
  default Encoding encode(String text) {
    return encode(text, EncodingOptions.DEFAULT);
  }

  /** A text as pieces. */
  default Encoding encode(String text, EncodingOptions options) {
    return encode(new Sequence.Text(text), Optional.empty(), options);
  }

  /** Two texts as pieces, one behind the other. */
  default Encoding encode(String text, String pair, EncodingOptions options) {
    return encode(new Sequence.Text(text), Optional.of(new Sequence.Text(pair)), options);
  }

  /**
   * Pieces as a text; spaces and what the normaliser changed are not restored.
   *
   * @param skipSpecialTokens whether [CLS] and its like are left out
   * @throws IndexOutOfBoundsException if there is no piece of such a number
   */
  String decode(int[] ids, boolean skipSpecialTokens);

  /** The pieces by number and by text. */
  Vocabulary vocabulary();

  /** The numbers of the pieces that stand for no text. */
  SpecialTokens specialTokens();
}
