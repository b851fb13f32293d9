package org.injerto.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pieces that stand for no text, by their numbers in the vocabulary, and where BERT puts them:
 * {@code [CLS] A [SEP]}, or {@code [CLS] A [SEP] B [SEP]} with type 1 from B on (Devlin et al.
 * 2019, section 3).
 *
 * @param classification before the first text, [CLS]
 * @param separator after each text, [SEP]
 * @param padding fills short texts up, [PAD]
 * @param unknown stands for what has no piece, [UNK]
 * @param mask stands for what is to be guessed, [MASK]
 */
public record SpecialTokens(int classification, int separator, int padding, int unknown, int mask) {

  /** How many pieces stand around one text. */
  public static final int AROUND_ONE_TEXT = 2;

  /** How many pieces are added around one text, or around two. */
  static int added(boolean pair) {
    return pair ? AROUND_ONE_TEXT + 1 : AROUND_ONE_TEXT;
  }

  /** Each of them. */
  public Set<Integer> all() {
    return new TreeSet<>(List.of(classification, separator, padding, unknown, mask));
  }

  /** The texts with what stands around them. */
  Encoding around(Encoding first, Optional<Encoding> second) {
    List<Encoding> parts = new ArrayList<>();
    parts.add(Encoding.special(classification, 0));
    parts.add(first);
    parts.add(Encoding.special(separator, 0));
    if (second.isPresent()) {
      parts.add(second.get());
      parts.add(Encoding.special(separator, 1));
    }
    return Encoding.joined(parts);
  }
}
