package org.injerto.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.architecture.DecoderConfig;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Dimension;
import org.injerto.onnx.graph.Tensor;

/**
 * What stands on GPT-2 for a task, as the outputs of a graph. B texts, T pieces, H features.
 *
 * @param labels how many there are to tell apart
 */
record DecoderHeads(DecoderConfig config, int labels, Weights weights, Kernels kernels) {

  /** Adds all that the task needs, and its outputs. */
  void add(OnnxTask task) {
    Decoder decoder = new DecoderParts(config, weights, kernels).decoder();
    TextBatch input = TextBatch.of(operators().graph(), 0);
    switch (task) {
      case TEXT_CLASSIFICATION -> classify(decoder, input);
      case TEXT_GENERATION -> score(decoder, input);
      case FEATURE_EXTRACTION ->
          outputs()
              .add(
                  "last_hidden_state",
                  decoder.states(input),
                  TextBatch.BATCH,
                  TextBatch.LENGTH,
                  Dimension.of(config.hiddenSize()));
      default -> throw new IllegalArgumentException("a decoder has no such head; task=" + task);
    }
  }

  private void classify(Decoder decoder, TextBatch input) {
    Tensor states = decoder.at(lastPiece(input.inputIds()), input);
    Tensor table = weights.of(config.classifier().output() + ".weight");
    Tensor logits = operators().timesTransposed(states, table, Optional.empty());
    outputs().add("logits", logits, TextBatch.BATCH, Dimension.of(labels));
  }

  /**
   * Where each text ends: (B). As the reference, it is found by the pieces and not by a mask: the
   * last one that is not the padding, or the first where there is nothing else.
   */
  private Tensor lastPiece(Tensor inputIds) {
    Tensor padding = operators().step("Equal", inputIds, operators().whole(config.paddingId()));
    Tensor real = operators().cast(operators().step("Not", padding), DataType.INT64);
    Tensor places = operators().range(operators().whole(0), operators().length(inputIds));
    return operators()
        .step(
            "ArgMax",
            Map.of("axis", Attribute.of(1), "keepdims", Attribute.of(0)),
            List.of(operators().multiply(real, places)));
  }

  private void score(Decoder decoder, TextBatch input) {
    Tensor logits =
        new PieceScores(weights.scores(config), config.hiddenSize(), config.pieces())
            .of(operators(), decoder.states(input));
    outputs()
        .add("logits", logits, TextBatch.BATCH, TextBatch.LENGTH, Dimension.of(config.pieces()));
  }

  private Outputs outputs() {
    return new Outputs(operators().graph());
  }

  private Operators operators() {
    return kernels.operators();
  }
}
