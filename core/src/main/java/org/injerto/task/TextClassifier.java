package org.injerto.task;

import java.util.List;

/** Says of texts which label they have, whatever engine computes it. */
public interface TextClassifier extends AutoCloseable {
  /**
   * Classifies texts.
   *
   * @return one classification a text, in the order of the texts
   */
  List<Classification> classify(List<String> texts);

  /** Classifies one text. */
  default Classification classify(String text) {
    return classify(List.of(text)).get(0);
  }

  @Override
  void close();
}
