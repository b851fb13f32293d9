package org.injerto.task;

import java.util.List;

/** What a model puts in the place of the masks of one text. */
public sealed interface Filling {
  /**
   * A text with a mask at least.
   *
   * @param masks for each mask, in the order of the text, the likeliest pieces first
   */
  record Filled(List<List<Candidate>> masks) implements Filling {
    public Filled {
      masks = masks.stream().map(List::copyOf).toList();
    }
  }

  /**
   * What the model read of the text has no mask: there is none, or it stands too far behind.
   *
   * @param mask how a mask is written
   */
  record NoMask(String mask) implements Filling {}

  /**
   * A piece for a mask.
   *
   * @param token its text alone
   * @param id its number in the vocabulary
   * @param score its probability among all pieces of the model, in [0, 1]
   * @param sequence the text with it, as its pieces are decoded; where there are more masks, with
   *     these and all special tokens
   */
  record Candidate(String token, int id, double score, String sequence) {}
}
