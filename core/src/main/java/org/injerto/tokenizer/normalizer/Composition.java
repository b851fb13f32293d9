package org.injerto.tokenizer.normalizer;

import java.text.Normalizer.Form;
import java.util.Arrays;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.CombiningClass;
import org.injerto.tokenizer.text.Rewriting;

/** Puts parts together again wherever a composed character exists (UAX 15, section 1.3). */
final class Composition {
  private static final int ABSENT = -1;

  /** No character below is the second part of a composed one. */
  private static final int FIRST_SECOND = 0x300;

  private final Rewriting changed;
  private int letter = ABSENT;
  private int letterChange;
  private int lastClass = ABSENT;
  private int[] marks = new int[16];
  private int[] markChanges = new int[16];
  private int length;

  Composition(AlignedText text) {
    this.changed = new Rewriting(text);
  }

  AlignedText of(Decomposition parts) {
    for (int i = 0; i < parts.length(); i++) {
      add(parts.character(i), parts.change(i));
    }
    flush();
    return changed.done();
  }

  private void add(int character, int change) {
    int kind = CombiningClass.of(character);
    if (letter == ABSENT) {
      begin(character, change, kind);
    } else if (lastClass >= kind && lastClass != ABSENT) {
      blocked(character, change, kind);
    } else {
      int composed = composed(letter, character);
      if (composed != ABSENT) {
        letter = composed;
        letterChange += change - 1;
      } else if (kind == 0) {
        flush();
        begin(character, change, kind);
      } else {
        keep(character, change, kind);
      }
    }
  }

  private void begin(int character, int change, int kind) {
    if (kind == 0) {
      letter = character;
      letterChange = change;
    } else {
      changed.put(character, change);
    }
  }

  /** A mark of the same class stands before it, so that it cannot reach the letter. */
  private void blocked(int character, int change, int kind) {
    if (kind == 0) {
      flush();
      begin(character, change, kind);
    } else {
      keep(character, change, kind);
    }
  }

  private void keep(int mark, int change, int kind) {
    if (length == marks.length) {
      marks = Arrays.copyOf(marks, 2 * length);
      markChanges = Arrays.copyOf(markChanges, 2 * length);
    }
    marks[length] = mark;
    markChanges[length] = change;
    length++;
    lastClass = kind;
  }

  private void flush() {
    if (letter != ABSENT) {
      changed.put(letter, letterChange);
    }
    for (int i = 0; i < length; i++) {
      changed.put(marks[i], markChanges[i]);
    }
    length = 0;
    letter = ABSENT;
    lastClass = ABSENT;
  }

  private static int composed(int first, int second) {
    if (second < FIRST_SECOND) {
      return ABSENT;
    }
    String pair = Character.toString(first) + Character.toString(second);
    String composed = java.text.Normalizer.normalize(pair, Form.NFC);
    return composed.codePointCount(0, composed.length()) == 1 ? composed.codePointAt(0) : ABSENT;
  }
}
