package org.injerto.inference;

import java.util.List;
import org.injerto.pipeline.TextLogits;

/** The scores of a classifier on ONNX Runtime. Safe for any number of threads. */
final class OnnxTextClassifier implements TextLogits {
  private final OnnxGraph graph;
  private final int labels;

  OnnxTextClassifier(OnnxGraph graph, int labels) {
    this.graph = graph;
    this.labels = labels;
  }

  @Override
  public int labels() {
    return labels;
  }

  @Override
  public float[] of(List<int[]> texts) {
    float[] rows = new float[texts.size() * labels];
    graph.forEach(
        texts,
        batch ->
            graph.run(
                batch.texts(),
                "logits",
                logits -> {
                  for (int text : batch.numbers()) {
                    logits.get(rows, text * labels, labels);
                  }
                }));
    return rows;
  }

  @Override
  public void close() {
    graph.close();
  }
}
