package org.injerto.task;

/** What a classifier does with a text that is longer than the model can read. */
public enum LongText {
  /** It reads the beginning. */
  FIRST,
  /** It reads all of it in windows and averages what it thinks of each. */
  WINDOWS
}
