package org.injerto.tokenizer.text;

import java.util.Arrays;

/** A set of characters, as ranges of code points. */
final class RangeSet {
  /** First and last of each range, ascending. */
  private final int[] ends;

  private RangeSet(int[] ends) {
    this.ends = ends;
  }

  /**
   * A set written in hexadecimal: {@code "5C8-5C9 61D"}, in any order.
   *
   * @throws NumberFormatException if it is written otherwise
   */
  static RangeSet parse(String written) {
    return new RangeSet(
        Arrays.stream(written.strip().split("\\s+"))
            .map(range -> range.split("-"))
            .flatMapToInt(
                range ->
                    Arrays.stream(new String[] {range[0], range[range.length - 1]})
                        .mapToInt(end -> Integer.parseInt(end, 16)))
            .sorted()
            .toArray());
  }

  boolean contains(int codePoint) {
    int found = Arrays.binarySearch(ends, codePoint);
    return found >= 0 || ~found % 2 == 1;
  }
}
