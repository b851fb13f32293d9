package org.injerto.tokenizer.normalizer;

import java.text.Normalizer.Form;
import java.util.Arrays;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.CombiningClass;
import org.injerto.tokenizer.text.Rewriting;

/** The characters of a text in parts, marks in canonical order (UAX 15). */
final class Decomposition {
  private static final int FIRST_DECOMPOSED = 0xA0;

  private int[] characters;

  /** 0 for the first part of a character, 1 for the others. */
  private int[] changes;

  private int length;

  /** Where the marks begin that are not in order yet. */
  private int pending;

  private Decomposition(int expected) {
    this.characters = new int[expected];
    this.changes = new int[expected];
  }

  /**
   * @param form NFD or NFKD
   */
  static Decomposition of(AlignedText text, Form form) {
    Decomposition parts = new Decomposition(text.length() + 8);
    for (int at = 0; at < text.length(); at += Character.charCount(text.character(at))) {
      parts.addPartsOf(text.character(at), form);
    }
    parts.order();
    return parts;
  }

  private void addPartsOf(int character, Form form) {
    if (character < FIRST_DECOMPOSED) {
      add(character, 0);
      return;
    }
    String parts = java.text.Normalizer.normalize(Character.toString(character), form);
    for (int i = 0; i < parts.length(); i += Character.charCount(parts.codePointAt(i))) {
      add(parts.codePointAt(i), i == 0 ? 0 : 1);
    }
  }

  private void add(int character, int change) {
    if (CombiningClass.of(character) == 0) {
      order();
    }
    if (length == characters.length) {
      characters = Arrays.copyOf(characters, 2 * length);
      changes = Arrays.copyOf(changes, 2 * length);
    }
    characters[length] = character;
    changes[length] = change;
    length++;
    if (CombiningClass.of(character) == 0) {
      pending = length;
    }
  }

  /** Sorts the marks since the last letter by their classes, each class as it was. */
  private void order() {
    if (length - pending > 1) {
      long[] keys = new long[length - pending];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = (long) CombiningClass.of(characters[pending + i]) << Integer.SIZE | i;
      }
      Arrays.sort(keys);
      int[] before = Arrays.copyOfRange(characters, pending, length);
      int[] changesBefore = Arrays.copyOfRange(changes, pending, length);
      for (int i = 0; i < keys.length; i++) {
        characters[pending + i] = before[(int) keys[i]];
        changes[pending + i] = changesBefore[(int) keys[i]];
      }
    }
    pending = length;
  }

  int length() {
    return length;
  }

  int character(int at) {
    return characters[at];
  }

  int change(int at) {
    return changes[at];
  }

  /** The text that these are the parts of, in parts. */
  AlignedText rewritten(AlignedText text) {
    Rewriting changed = new Rewriting(text);
    for (int i = 0; i < length; i++) {
      changed.put(characters[i], changes[i]);
    }
    return changed.done();
  }
}
