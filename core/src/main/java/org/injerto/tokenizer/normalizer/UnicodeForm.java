package org.injerto.tokenizer.normalizer;

import java.text.Normalizer.Form;
import java.util.BitSet;
import org.injerto.tokenizer.text.AlignedText;

/**
 * One of the four normal forms of Unicode (UAX 15), with the places that the reference gives: a
 * part of a character has the place of the whole, a composed one has that of its first part.
 */
record UnicodeForm(Form form, BitSet kept) implements Normalizer {
  /** Below here are neither marks nor parts of composed characters. */
  private static final int TABLE = 0x300;

  static UnicodeForm of(Form form) {
    BitSet kept = new BitSet(TABLE);
    for (int character = 0; character < TABLE; character++) {
      String text = Character.toString(character);
      kept.set(character, java.text.Normalizer.normalize(text, form).equals(text));
    }
    return new UnicodeForm(form, kept);
  }

  @Override
  public AlignedText normalize(AlignedText text) {
    int at = 0;
    while (at < text.length() && text.unit(at) < TABLE && kept.get(text.unit(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    Decomposition parts = Decomposition.of(text, decomposed());
    boolean composes = form == Form.NFC || form == Form.NFKC;
    return composes ? new Composition(text).of(parts) : parts.rewritten(text);
  }

  private Form decomposed() {
    return form == Form.NFC || form == Form.NFD ? Form.NFD : Form.NFKD;
  }
}
