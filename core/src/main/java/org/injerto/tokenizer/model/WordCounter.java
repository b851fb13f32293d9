package org.injerto.tokenizer.model;

/** Numbers the words of a text: those that are found, or those that were given. */
public final class WordCounter {
  private int current;
  private boolean given;

  /** The number of the word that is read. */
  public int current() {
    return current;
  }

  /** A word that was found ends. */
  public void next() {
    if (!given) {
      current++;
    }
  }

  /** From here to {@link #endGivenWord()} all belongs to one word. */
  public void startGivenWord() {
    given = true;
  }

  /** A word that was given ends. */
  public void endGivenWord() {
    given = false;
    current++;
  }
}
