package org.injerto.task;

/**
 * How a model reads texts.
 *
 * @param maxLength the most pieces the model is given at once, special ones included
 * @param longText what is done with longer texts
 */
public record Reading(int maxLength, LongText longText) {
  /**
   * @throws IllegalArgumentException if there is no room for a piece between [CLS] and [SEP]
   */
  public Reading {
    if (maxLength < 3) {
      throw new IllegalArgumentException("maxLength must be at least 3; maxLength=" + maxLength);
    }
  }
}
