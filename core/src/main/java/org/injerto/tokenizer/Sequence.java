package org.injerto.tokenizer;

import java.util.List;

/** What is encoded as one text. */
public sealed interface Sequence {
  /** A text as it stands; spans count from its beginning. */
  record Text(String text) implements Sequence {}

  /** A text that is parted into words already; spans count from the beginning of each word. */
  record Words(List<String> words) implements Sequence {
    public Words {
      words = List.copyOf(words);
    }
  }

  /** How many UTF-16 code units it has. */
  default int length() {
    if (this instanceof Text whole) {
      return whole.text.length();
    }
    return ((Words) this).words.stream().mapToInt(String::length).sum();
  }
}
