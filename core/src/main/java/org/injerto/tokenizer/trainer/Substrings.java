package org.injerto.tokenizer.trainer;

/**
 * The places where parts of words begin, ordered by the text that begins there, up to the longest
 * piece: equal texts stand side by side (three-way radix quicksort, Bentley and Sedgewick 1997).
 */
final class Substrings {
  /** The most letters of a piece. */
  static final int LONGEST = 16;

  /** Parts the words; no piece reaches over it. */
  static final char BOUNDARY = 0;

  private static final int FEW = 12;

  private final char[] text;
  private final int[] places;

  /**
   * @param text words, each with a {@link #BOUNDARY} behind it
   */
  Substrings(char[] text) {
    this.text = text;
    int size = 0;
    for (char letter : text) {
      size += begins(letter) ? 1 : 0;
    }
    places = new int[size];
    for (int at = 0, place = 0; at < text.length; at++) {
      if (begins(text[at])) {
        places[place++] = at;
      }
    }
    sort(0, size - 1, 0);
  }

  private static boolean begins(char letter) {
    return letter != BOUNDARY && !Character.isLowSurrogate(letter);
  }

  int size() {
    return places.length;
  }

  /** Where the text of a rank begins. */
  int place(int rank) {
    return places[rank];
  }

  /** How many letters the texts of two neighbouring ranks have in common at their front. */
  int common(int rank) {
    int a = places[rank];
    int b = places[rank + 1];
    int length = 0;
    while (length < LONGEST
        && text[a + length] == text[b + length]
        && text[a + length] != BOUNDARY) {
      length++;
    }
    boolean halfCharacter = length > 0 && Character.isHighSurrogate(text[a + length - 1]);
    return halfCharacter ? length - 1 : length;
  }

  private void sort(int low, int high, int depth) {
    int from = low;
    int to = high;
    int level = depth;
    while (to - from > FEW && level < LONGEST) {
      char pivot = letter((from + to) >>> 1, level);
      int less = from;
      int greater = to;
      for (int i = from; i <= greater; ) {
        char letter = letter(i, level);
        if (letter < pivot) {
          swap(less++, i++);
        } else if (letter > pivot) {
          swap(i, greater--);
        } else {
          i++;
        }
      }
      sort(from, less - 1, level);
      sort(greater + 1, to, level);
      if (pivot == BOUNDARY) {
        return;
      }
      from = less;
      to = greater;
      level++;
    }
    if (level < LONGEST) {
      insertionSort(from, to, level);
    }
  }

  private void insertionSort(int low, int high, int depth) {
    for (int i = low + 1; i <= high; i++) {
      for (int j = i; j > low && isLess(places[j], places[j - 1], depth); j--) {
        swap(j, j - 1);
      }
    }
  }

  private boolean isLess(int a, int b, int depth) {
    int level = depth;
    while (level < LONGEST && text[a + level] == text[b + level] && text[a + level] != BOUNDARY) {
      level++;
    }
    return level < LONGEST && text[a + level] < text[b + level];
  }

  private char letter(int rank, int level) {
    return text[places[rank] + level];
  }

  private void swap(int a, int b) {
    int place = places[a];
    places[a] = places[b];
    places[b] = place;
  }
}
