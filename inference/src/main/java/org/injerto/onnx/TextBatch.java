package org.injerto.onnx;

import java.util.List;
import java.util.Optional;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Dimension;
import org.injerto.onnx.graph.GraphBuilder;
import org.injerto.onnx.graph.Port;
import org.injerto.onnx.graph.Tensor;

/**
 * A batch of texts as a graph takes it: B texts, T pieces.
 *
 * @param inputIds (B, T), int64
 * @param attentionMask (B, T), int64, not zero where a piece may be looked at
 * @param typeIds (B, T), int64; absent where there are not two types to tell apart
 */
record TextBatch(Tensor inputIds, Tensor attentionMask, Optional<Tensor> typeIds) {
  static final Dimension BATCH = Dimension.named("batch");
  static final Dimension LENGTH = Dimension.named("length");

  /**
   * The inputs of a graph.
   *
   * @param types how many the model tells apart
   */
  static TextBatch of(GraphBuilder graph, int types) {
    return new TextBatch(
        pieces(graph, "input_ids"),
        pieces(graph, "attention_mask"),
        types > 1 ? Optional.of(pieces(graph, "token_type_ids")) : Optional.empty());
  }

  private static Tensor pieces(GraphBuilder graph, String name) {
    return graph.input(new Port(name, DataType.INT64, List.of(BATCH, LENGTH)));
  }
}
