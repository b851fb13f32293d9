package org.injerto.tokenizer.normalizer;

import java.util.BitSet;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.Graphemes;
import org.injerto.tokenizer.text.Rewriting;
import org.injerto.tokenizer.text.Utf8;

/**
 * Replaces characters by sentencepiece's map, as the reference does: a letter with its marks of
 * fewer than six bytes is looked up as a whole first, and what its shortest known beginning stands
 * for takes the place of all of it.
 */
final class Precompiled implements Normalizer {
  /** No character below is a mark, so that each is looked up for itself. */
  private static final int TABLE = 0x300;

  private static final int LONGEST_WHOLE = 5;

  private final CharacterMap map;
  private final BitSet kept = new BitSet(TABLE);

  Precompiled(CharacterMap map) {
    this.map = map;
    for (int character = 0; character < TABLE; character++) {
      AlignedText text = AlignedText.of(Character.toString(character));
      kept.set(character, character != '\r' && map.find(text, 0, 1).isEmpty());
    }
  }

  @Override
  public AlignedText normalize(AlignedText text) {
    int same = keptTo(text, 0);
    if (same == text.length()) {
      return text;
    }
    Rewriting changed = new Rewriting(text);
    boolean modified = false;
    for (int at = 0; at < text.length(); ) {
      int end = keptTo(text, at);
      for (; at < end; at++) {
        changed.replace(text.unit(at));
      }
      if (at < text.length()) {
        end = Graphemes.end(text, at);
        modified |= rewrite(text, at, end, changed);
        at = end;
      }
    }
    return modified ? changed.done() : text;
  }

  /** The end of the characters that are neither mapped nor have marks. */
  private int keptTo(AlignedText text, int from) {
    int at = from;
    while (at < text.length() && isKept(text.unit(at)) && !hasMark(text, at)) {
      at++;
    }
    return at;
  }

  private boolean isKept(char unit) {
    return unit < TABLE && kept.get(unit);
  }

  private static boolean hasMark(AlignedText text, int at) {
    return at + 1 < text.length() && text.unit(at + 1) >= TABLE;
  }

  private boolean rewrite(AlignedText text, int from, int to, Rewriting changed) {
    if (bytes(text, from, to) <= LONGEST_WHOLE && replace(text, from, to, changed)) {
      return true;
    }
    boolean modified = false;
    for (int at = from; at < to; ) {
      int character = text.character(at);
      int next = at + Character.charCount(character);
      if (replace(text, at, next, changed)) {
        modified = true;
      } else {
        changed.put(character, 0);
      }
      at = next;
    }
    return modified;
  }

  private static int bytes(AlignedText text, int from, int to) {
    int bytes = 0;
    for (int at = from; at < to && bytes <= LONGEST_WHOLE; ) {
      int character = text.character(at);
      bytes += Utf8.length(character);
      at += Character.charCount(character);
    }
    return bytes;
  }

  /**
   * As the reference counts: the last of more characters are put in, the last of fewer swallows the
   * rest. Where nothing takes the place, the character written before swallows it.
   */
  private boolean replace(AlignedText text, int from, int to, Rewriting changed) {
    var found = map.find(text, from, to);
    if (found.isEmpty()) {
      return false;
    }
    int[] characters = found.get().codePoints().toArray();
    int before = text.text(from, to).codePointCount(0, to - from);
    for (int i = 0; i < characters.length; i++) {
      changed.put(characters[i], i < before ? 0 : 1);
    }
    for (int i = characters.length; i < before && changed.length() > 0; i++) {
      changed.dropNext();
    }
    return true;
  }
}
