package org.injerto.tokenizer;

import java.util.Optional;

/**
 * How a text is encoded.
 *
 * @param addSpecialTokens whether the template of the tokenizer is put around it, such as [CLS] and
 *     [SEP]
 * @param splitSpecialTokens whether "[MASK]" and its like in a text are plain text
 * @param truncation what is done with long texts; nothing is cut if absent
 * @param padding what is done with short texts; nothing is added if absent
 */
public record EncodingOptions(
    boolean addSpecialTokens,
    boolean splitSpecialTokens,
    Optional<Truncation> truncation,
    Optional<Padding> padding) {
  /** Special tokens around the whole text. */
  public static final EncodingOptions DEFAULT =
      new EncodingOptions(true, false, Optional.empty(), Optional.empty());

  /** The whole text without special tokens around it. */
  public static final EncodingOptions PLAIN =
      new EncodingOptions(false, false, Optional.empty(), Optional.empty());

  /** The same, shortened. */
  public EncodingOptions with(Truncation wanted) {
    return new EncodingOptions(addSpecialTokens, splitSpecialTokens, Optional.of(wanted), padding);
  }

  /** The same, filled up. */
  public EncodingOptions with(Padding wanted) {
    return new EncodingOptions(
        addSpecialTokens, splitSpecialTokens, truncation, Optional.of(wanted));
  }
}
