package org.injerto.inference;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.injerto.pipeline.TextVectors;
import org.injerto.task.Pooling;

/** Hidden states that stand for texts, on ONNX Runtime. Safe for any number of threads. */
final class OnnxFeatureExtractor implements TextVectors {
  private final OnnxGraph graph;
  private final int size;

  OnnxFeatureExtractor(OnnxGraph graph, int size) {
    this.graph = graph;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public float[] of(List<int[]> texts, Pooling pooling) {
    float[] rows = new float[texts.size() * size];
    graph.forEach(
        texts,
        batch ->
            graph.run(
                batch.texts(),
                "last_hidden_state",
                states -> {
                  int length = PaddedInput.length(batch.texts());
                  for (int row = 0; row < batch.numbers().size(); row++) {
                    int from = row * length * size;
                    float[] pooled = pooled(states, from, batch.texts().get(row).length, pooling);
                    System.arraycopy(pooled, 0, rows, batch.numbers().get(row) * size, size);
                  }
                }));
    return rows;
  }

  /** Of the pieces of one text, padding left out. */
  private float[] pooled(FloatBuffer states, int from, int pieces, Pooling pooling) {
    float[] pooled = new float[size];
    switch (pooling) {
      case FIRST -> states.get(from, pooled);
      case MEAN -> {
        add(states, from, pieces, pooled);
        for (int i = 0; i < size; i++) {
          pooled[i] /= pieces;
        }
      }
      case MAX -> {
        Arrays.fill(pooled, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < pieces * size; i++) {
          pooled[i % size] = Math.max(pooled[i % size], states.get(from + i));
        }
      }
    }
    return pooled;
  }

  private void add(FloatBuffer states, int from, int pieces, float[] sums) {
    for (int i = 0; i < pieces * size; i++) {
      sums[i % size] += states.get(from + i);
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
