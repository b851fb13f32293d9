package org.injerto.tokenizer.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The printable characters that stand for the 256 bytes in byte-level vocabularies (Radford et al.
 * 2019, {@code bytes_to_unicode}): a space is "Ġ", a line feed "Ċ", the byte of "a" is "a".
 */
public final class ByteAlphabet {
  private static final int BYTES = 256;
  private static final int NONE = -1;
  private static final char[] LETTERS = letters();
  private static final int[] VALUES = values();

  /** What stands for a space. */
  public static final char SPACE = LETTERS[' '];

  private ByteAlphabet() {}

  private static char[] letters() {
    char[] letters = new char[BYTES];
    char next = BYTES;
    for (int value = 0; value < BYTES; value++) {
      letters[value] = isPrintable(value) ? (char) value : next++;
    }
    return letters;
  }

  private static boolean isPrintable(int value) {
    return (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
  }

  private static int[] values() {
    int[] values = new int[2 * BYTES];
    Arrays.fill(values, NONE);
    for (int value = 0; value < BYTES; value++) {
      values[LETTERS[value]] = value;
    }
    return values;
  }

  /** The character of a byte, from 0 to 255. */
  public static char letter(int value) {
    return LETTERS[value];
  }

  /** The byte of a character; -1 if it stands for none. */
  public static int value(int character) {
    return character < VALUES.length ? VALUES[character] : NONE;
  }

  /** A text with a character for each byte of its UTF-8; half a character is U+FFFD. */
  public static String spelt(String text) {
    StringBuilder spelt = new StringBuilder(text.length());
    for (byte value : WellFormed.of(text).getBytes(StandardCharsets.UTF_8)) {
      spelt.append(LETTERS[value & 0xFF]);
    }
    return spelt.toString();
  }
}
