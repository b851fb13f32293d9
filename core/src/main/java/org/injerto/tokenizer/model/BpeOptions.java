package org.injerto.tokenizer.model;

import java.util.OptionalInt;

/**
 * What one BPE model has different from another.
 *
 * @param unknown the piece for characters that have none; without it they are left out
 * @param fusesUnknown whether unknown characters in a row are one piece
 * @param byteFallback whether such a character is spelt with the pieces of its bytes
 * @param ignoresMerges whether a word that is a piece is not merged at all
 * @param prefix what marks the symbols of a word after the first
 * @param suffix what marks the last symbol of a word
 */
public record BpeOptions(
    OptionalInt unknown,
    boolean fusesUnknown,
    boolean byteFallback,
    boolean ignoresMerges,
    String prefix,
    String suffix) {
  /** As GPT-2 has it: every byte has a piece. */
  public static final BpeOptions BYTE_LEVEL =
      new BpeOptions(OptionalInt.empty(), false, false, false, "", "");

  /** As Llama has it. */
  public static BpeOptions llama(int unknown) {
    return new BpeOptions(OptionalInt.of(unknown), true, true, false, "", "");
  }
}
