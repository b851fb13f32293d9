package org.injerto.pipeline;

import java.util.List;
import org.injerto.task.Pooling;

/** The vectors of whole texts, as an engine computes them. */
public interface TextVectors extends AutoCloseable {
  /** How many numbers a vector has; at least 1. */
  int size();

  /**
   * Makes vectors of texts, any number at once.
   *
   * @param texts their pieces, special ones included, each no longer than the model can read
   * @return {@link #size} numbers a text, in the order of the texts: (texts, H)
   */
  float[] of(List<int[]> texts, Pooling pooling);

  @Override
  void close();
}
