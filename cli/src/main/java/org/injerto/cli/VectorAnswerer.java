package org.injerto.cli;

import java.util.List;
import java.util.Map;
import org.injerto.pipeline.TextReader;
import org.injerto.task.Embedding;
import org.injerto.task.FeatureExtractor;

/**
 * Gives the vector of a text.
 *
 * @param normalize whether every vector is made as long as 1
 */
record VectorAnswerer(
    TextReader reader, FeatureExtractor extractor, boolean normalize, Runnable end)
    implements Answerer {
  @Override
  public List<Answer> answer(List<String> texts) {
    return extractor.extract(texts).stream().map(this::answer).toList();
  }

  private Answer answer(Embedding embedding) {
    Embedding given = normalize ? embedding.normalized() : embedding;
    return new Answer.Given(Map.of("embedding", given.toArray()));
  }

  @Override
  public void close() {
    extractor.close();
    end.run();
  }
}
