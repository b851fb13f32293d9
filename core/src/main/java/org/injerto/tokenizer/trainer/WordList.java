package org.injerto.tokenizer.trainer;

import java.util.Arrays;

/**
 * Numbers of words, in the order in which they were added; one added twice in a row stands once.
 */
final class WordList {
  private int[] words = new int[4];
  private int size;

  void add(int word) {
    if (size > 0 && words[size - 1] == word) {
      return;
    }
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size++] = word;
  }

  int[] toArray() {
    return Arrays.copyOf(words, size);
  }
}
