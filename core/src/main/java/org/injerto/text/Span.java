package org.injerto.text;

/** A half-open interval [start, end) of a text, in UTF-16 code units (Java's own). */
public record Span(int start, int end) {
  /**
   * @throws IllegalArgumentException if start is negative or after end
   */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "0 <= start <= end must hold; start=" + start + ", end=" + end);
    }
  }

  /** The part of {@code text} that this interval covers. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** The number of UTF-16 code units covered. */
  public int length() {
    return end - start;
  }
}
