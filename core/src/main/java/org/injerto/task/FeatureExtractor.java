package org.injerto.task;

import java.util.List;

/** Makes vectors of texts, such that texts that mean the same are near, whatever engine does it. */
public interface FeatureExtractor extends AutoCloseable {
  /**
   * Reads texts.
   *
   * @return one vector a text, in the order of the texts
   */
  List<Embedding> extract(List<String> texts);

  /** Reads one text. */
  default Embedding extract(String text) {
    return extract(List.of(text)).get(0);
  }

  @Override
  void close();
}
