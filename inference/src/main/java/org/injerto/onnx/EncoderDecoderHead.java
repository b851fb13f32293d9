package org.injerto.onnx;

import java.util.List;
import org.injerto.architecture.EncoderDecoderConfig;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Dimension;
import org.injerto.onnx.graph.Port;
import org.injerto.onnx.graph.Tensor;

/**
 * T5 with what scores the next piece, as the outputs of a graph. B texts, K pieces that are read, T
 * that are written, H features.
 */
record EncoderDecoderHead(EncoderDecoderConfig config, Weights weights, Kernels kernels) {
  private static final Dimension WRITTEN = Dimension.named("decoder_length");

  /** Adds all that the task needs, and its outputs. */
  void add() {
    Operators operators = kernels.operators();
    EncoderDecoderParts parts = new EncoderDecoderParts(config, weights, kernels);
    TextBatch input = TextBatch.of(operators.graph(), 0);
    Visibility visibility = new Visibility(operators, input.attentionMask());
    Tensor read = parts.encoder().states(input, visibility); // (B, K, H)
    Tensor written = parts.decoder().states(written(), new RelativeDecoder.Read(read, visibility));
    Outputs outputs = new Outputs(operators.graph());
    outputs.add("logits", scores(written), TextBatch.BATCH, WRITTEN, Dimension.of(config.pieces()));
    Dimension features = Dimension.of(config.hiddenSize());
    outputs.add("encoder_last_hidden_state", read, TextBatch.BATCH, TextBatch.LENGTH, features);
  }

  private Tensor written() {
    List<Dimension> shape = List.of(TextBatch.BATCH, WRITTEN);
    return kernels.operators().graph().input(new Port("decoder_input_ids", DataType.INT64, shape));
  }

  private Tensor scores(Tensor written) {
    Operators operators = kernels.operators();
    int size = config.hiddenSize();
    Tensor states =
        config.vocabulary().scaledOutputs()
            ? operators.multiply(written, operators.number(1 / Math.sqrt(size)))
            : written;
    return new PieceScores(weights.scores(config), size, config.pieces()).of(operators, states);
  }
}
