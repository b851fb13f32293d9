package org.injerto.task;

import java.util.List;

/** Says of texts what could stand where they are masked, whatever engine computes it. */
public interface MaskFiller extends AutoCloseable {
  /**
   * Fills masks in, each as if the others stayed masks.
   *
   * @param texts with the mask of the model, such as "[MASK]", in each place that is to be guessed
   * @return one filling a text, in the order of the texts
   */
  List<Filling> fill(List<String> texts, Candidates wanted);

  /** Fills the masks of one text in. */
  default Filling fill(String text, Candidates wanted) {
    return fill(List.of(text), wanted).get(0);
  }

  @Override
  void close();
}
