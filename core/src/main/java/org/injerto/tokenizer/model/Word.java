package org.injerto.tokenizer.model;

/**
 * The letters of a word while a text is read, each with the place in the text that it comes from.
 *
 * <p>Of a word that is too long to be cut into pieces only its place is kept.
 */
final class Word {
  private final int longest;
  private final char[] letters;
  private final int[] starts;
  private final int[] ends;
  private int length;
  private int characters;
  private int start;
  private int end;

  /**
   * @param longest the most characters that a word of pieces has
   */
  Word(int longest) {
    this.longest = longest;
    this.letters = new char[2 * longest];
    this.starts = new int[2 * longest];
    this.ends = new int[2 * longest];
  }

  /** Adds a character that comes from {@code [from, to)} of the text. */
  void add(int character, int from, int to) {
    if (characters == 0) {
      start = from;
    }
    end = to;
    if (characters++ >= longest) {
      return;
    }
    if (Character.isBmpCodePoint(character)) {
      put((char) character, from, to);
    } else {
      put(Character.highSurrogate(character), from, to);
      put(Character.lowSurrogate(character), from, to);
    }
  }

  private void put(char letter, int from, int to) {
    letters[length] = letter;
    starts[length] = from;
    ends[length] = to;
    length++;
  }

  void clear() {
    length = 0;
    characters = 0;
  }

  boolean isEmpty() {
    return characters == 0;
  }

  boolean isTooLong() {
    return characters > longest;
  }

  int length() {
    return length;
  }

  /** The letters themselves, of which the first {@link #length()} count. */
  char[] letters() {
    return letters;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Where the letter comes from. */
  int start(int letter) {
    return starts[letter];
  }

  int end(int letter) {
    return ends[letter];
  }
}
