package org.injerto.pipeline;

import java.nio.FloatBuffer;
import java.util.List;

/** The scores of pieces for masks, as an engine computes them. */
public interface MaskLogits extends AutoCloseable {
  /**
   * Scores every piece of the vocabulary for every mask.
   *
   * @param texts each with a mask at least
   * @param rows gets the scores of each mask once, in any order, from several threads at once
   */
  void of(List<MaskedText> texts, Rows rows);

  /** Takes scores. */
  @FunctionalInterface
  interface Rows {
    /**
     * Takes those of one mask.
     *
     * @param text its number among the texts, from 0
     * @param mask its number among the masks of the text, from 0
     * @param logits one for each piece of the vocabulary; not to be read after the call
     */
    void accept(int text, int mask, FloatBuffer logits);
  }

  @Override
  void close();
}
