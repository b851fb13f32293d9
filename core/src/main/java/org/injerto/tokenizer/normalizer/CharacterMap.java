package org.injerto.tokenizer.normalizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.Utf8;

/**
 * sentencepiece's map of characters: a double-array trie over bytes (Darts, by Taku Kudo) whose
 * values are places in a text, each replacement ending at a zero byte.
 *
 * <p>The file has four bytes with the trie's size, the trie in units of four bytes, little endian,
 * and the replacements.
 */
final class CharacterMap {
  private static final int UNIT = 4;

  private final int[] units;
  private final byte[] replacements;

  private CharacterMap(int[] units, byte[] replacements) {
    this.units = units;
    this.replacements = replacements;
  }

  /** The map in these bytes; absent if they are none. */
  static Optional<CharacterMap> of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < UNIT) {
      return Optional.empty();
    }
    long size = Integer.toUnsignedLong(in.getInt());
    if (size < UNIT || size % UNIT != 0 || size > in.remaining()) {
      return Optional.empty();
    }
    int[] units = new int[(int) size / UNIT];
    in.asIntBuffer().get(units);
    byte[] replacements = new byte[in.remaining() - (int) size];
    in.position(in.position() + (int) size).get(replacements);
    return isUtf8(replacements)
        ? Optional.of(new CharacterMap(units, replacements))
        : Optional.empty();
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** What stands for the shortest known beginning of {@code text[from, to)}, if one is known. */
  Optional<String> find(AlignedText text, int from, int to) {
    int node = offset(units[0]);
    for (int at = from; at < to; ) {
      int character = text.character(at);
      for (int i = 0; i < Utf8.length(character); i++) {
        int label = Utf8.value(character, i);
        node ^= label;
        if (label == 0 || outside(node) || label(units[node]) != label) {
          return Optional.empty();
        }
        int unit = units[node];
        node ^= offset(unit);
        if (hasLeaf(unit)) {
          return outside(node) ? Optional.empty() : replacement(units[node] & Integer.MAX_VALUE);
        }
      }
      at += Character.charCount(character);
    }
    return Optional.empty();
  }

  private boolean outside(int node) {
    return node < 0 || node >= units.length;
  }

  private static boolean hasLeaf(int unit) {
    return (unit >>> 8 & 1) == 1;
  }

  private static int label(int unit) {
    return unit & (Integer.MIN_VALUE | 0xFF);
  }

  private static int offset(int unit) {
    return unit >>> 10 << ((unit & 1 << 9) >>> 6);
  }

  private Optional<String> replacement(int from) {
    if (from >= replacements.length) {
      return Optional.empty();
    }
    int to = from;
    while (to < replacements.length && replacements[to] != 0) {
      to++;
    }
    return Optional.of(new String(replacements, from, to - from, StandardCharsets.UTF_8));
  }
}
