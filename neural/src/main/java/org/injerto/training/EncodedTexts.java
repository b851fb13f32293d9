package org.injerto.training;

import java.util.List;

/**
 * Texts as the model reads them, each with what is to be predicted.
 *
 * @param pieces of every text, special ones included; the arrays must not be changed
 * @param targets of every text, in the same order
 */
public record EncodedTexts(List<int[]> pieces, Targets targets) {
  /**
   * @throws IllegalArgumentException if a text has no target or the other way round
   */
  public EncodedTexts {
    pieces = List.copyOf(pieces);
    if (pieces.size() != targets.size()) {
      throw new IllegalArgumentException(
          "every text needs a target; texts=" + pieces.size() + ", targets=" + targets.size());
    }
  }
}
