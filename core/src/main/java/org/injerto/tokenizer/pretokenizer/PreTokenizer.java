package org.injerto.tokenizer.pretokenizer;

import java.util.ArrayList;
import java.util.List;
import org.injerto.tokenizer.text.AlignedText;
import org.injerto.tokenizer.text.ByteAlphabet;

/**
 * Parts a text into the words that a model cuts, each for itself. Safe for use by many threads.
 *
 * <p>Who counts words to make a vocabulary wants {@link #words}: the words as the model spells
 * them, with "▁" or "Ġ" where the pre-tokenizer puts one.
 */
public interface PreTokenizer {
  /** Takes every text for one word. */
  PreTokenizer NONE = (text, from, to, words) -> words.add(text, from, to);

  /** Takes the words of a text, from front to back. */
  @FunctionalInterface
  interface Words {
    /** A word that is not empty: {@code text[from, to)}. */
    void add(AlignedText text, int from, int to);
  }

  /**
   * Parts {@code text[from, to)}, which is not empty. The words can be of another text, which knows
   * the same original.
   */
  void split(AlignedText text, int from, int to, Words words);

  /**
   * Whether the model spells a word with a letter for each byte, see {@link ByteAlphabet}. The
   * words of {@link #split} have characters nonetheless.
   */
  default boolean spellsBytes() {
    return false;
  }

  /** The words of a text that is normalized already, as a vocabulary has them. */
  default List<String> words(String text) {
    List<String> found = new ArrayList<>();
    if (!text.isEmpty()) {
      split(
          AlignedText.of(text),
          0,
          text.length(),
          (part, from, to) -> {
            String word = part.text(from, to);
            found.add(spellsBytes() ? ByteAlphabet.spelt(word) : word);
          });
    }
    return found;
  }
}
