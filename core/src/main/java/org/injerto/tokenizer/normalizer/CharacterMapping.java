package org.injerto.tokenizer.normalizer;

import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.Rewriting;

/** A normalizer that looks at each character for itself. */
interface CharacterMapping extends Normalizer {
  /** What stands for a character: nothing, or one or more characters. */
  String mapped(int character);

  @Override
  default AlignedText normalize(AlignedText text) {
    int same = firstChange(text);
    if (same == text.length()) {
      return text;
    }
    Rewriting changed = new Rewriting(text);
    changed.keepTo(same);
    while (changed.at() < text.length()) {
      rewrite(text, changed);
    }
    return changed.done();
  }

  private int firstChange(AlignedText text) {
    int at = 0;
    while (at < text.length() && keeps(text.character(at))) {
      at += Character.charCount(text.character(at));
    }
    return at;
  }

  /** Whether a character stands for itself. */
  default boolean keeps(int character) {
    String mapped = mapped(character);
    return mapped.codePointCount(0, mapped.length()) == 1 && mapped.codePointAt(0) == character;
  }

  private void rewrite(AlignedText text, Rewriting changed) {
    int character = text.character(changed.at());
    if (keeps(character)) {
      changed.replace(character);
      return;
    }
    String mapped = mapped(character);
    if (mapped.isEmpty()) {
      changed.dropTo(changed.at() + Character.charCount(character));
      return;
    }
    int first = mapped.codePointAt(0);
    changed.replace(first);
    changed.insert(mapped, Character.charCount(first));
  }
}
