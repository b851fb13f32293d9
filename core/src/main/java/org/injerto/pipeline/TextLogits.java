package org.injerto.pipeline;

import java.util.List;

/** The scores of whole texts, as an engine computes them. */
public interface TextLogits extends AutoCloseable {
  /** How many scores a text gets; at least 1. */
  int labels();

  /**
   * Scores texts, any number at once.
   *
   * @param texts their pieces, special ones included, each no longer than the model can read
   * @return {@link #labels} logits a text, in the order of the texts: (texts, labels)
   */
  float[] of(List<int[]> texts);

  @Override
  void close();
}
