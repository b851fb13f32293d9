package org.injerto.inference;

import ai.onnxruntime.OrtException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bare numbers that a graph gives, to compare them with those of another engine. */
public final class GraphOutputs implements AutoCloseable {
  private final OnnxGraph graph;

  private GraphOutputs(OnnxGraph graph) {
    this.graph = graph;
  }

  /**
   * Loads a graph.
   *
   * @param padding the piece that fills short texts up
   * @throws org.injerto.text.InvalidInputException if ONNX Runtime cannot read the file
   */
  public static GraphOutputs open(Path file, int padding) {
    return new GraphOutputs(OnnxGraph.open(file, padding, 1, 1));
  }

  /**
   * Runs one batch.
   *
   * @param texts pieces of each, filled up to the longest
   * @param places where a masked language model is asked, counted through the batch row by row
   * @return the numbers of each output by its name, row after row
   */
  public Map<String, float[]> of(List<int[]> texts, List<Integer> places) {
    Map<String, float[]> outputs = new LinkedHashMap<>();
    Map<String, LongBuffer> more = Map.of(OnnxMaskFiller.PLACES, PaddedInput.outsideOfHeap(places));
    try {
      graph.run(
          texts,
          more,
          graph.outputs(),
          (output, numbers) -> {
            float[] copy = new float[numbers.remaining()];
            numbers.get(copy);
            outputs.put(output, copy);
          });
      return outputs;
    } catch (OrtException failed) {
      throw OnnxGraph.failure(failed);
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
