package org.injerto.tokenizer.text;

/** The bytes of a character in UTF-8, without an array for each. */
public final class Utf8 {
  /** The most bytes of a character. */
  public static final int LONGEST = 4;

  private Utf8() {}

  /** How many bytes a character has; half a character is written as U+FFFD. */
  public static int length(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : LONGEST;
  }

  /** One of the bytes of a character, from 0 to 255. */
  public static int value(int character, int place) {
    int whole = WellFormed.character(character);
    int length = length(whole);
    if (length == 1) {
      return whole;
    }
    int bits = whole >> (6 * (length - 1 - place));
    return place > 0 ? 0x80 | (bits & 0x3F) : (0xF00 >> length & 0xFF) | bits;
  }
}
