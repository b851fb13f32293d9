package org.injerto.tokenizer;

/**
 * Fills a text up.
 *
 * @param length pieces that it has at least, from 0
 * @param multipleOf the length is rounded up to a multiple of this, from 1
 * @param side where pieces are added
 */
public record Padding(int length, int multipleOf, Truncation.Side side) {
  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Padding {
    if (length < 0 || multipleOf < 1) {
      throw new IllegalArgumentException(
          "length must not be negative and multipleOf be positive; length="
              + length
              + ", multipleOf="
              + multipleOf);
    }
  }

  /** The length of a text of {@code found} pieces when it is filled up. */
  int target(int found) {
    int wanted = Math.max(found, length);
    return (wanted + multipleOf - 1) / multipleOf * multipleOf;
  }
}
