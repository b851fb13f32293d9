package org.injerto.onnx;

import java.util.List;
import java.util.Optional;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.Head;
import org.injerto.architecture.Heads;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Dimension;
import org.injerto.onnx.graph.Port;
import org.injerto.onnx.graph.Tensor;

/**
 * What a family puts on its encoder for a task, as the outputs of a graph. B texts, T pieces, H
 * features.
 *
 * @param labels how many there are to tell apart, for heads that tell labels apart
 */
record EncoderHeads(
    EncoderArchitecture architecture, int labels, Weights weights, Kernels kernels) {
  private static final Dimension BATCH = TextBatch.BATCH;
  private static final Dimension LENGTH = TextBatch.LENGTH;

  /** Adds all that the task needs, and its outputs. */
  void add(OnnxTask task) {
    Encoder encoder = new EncoderParts(architecture, weights, kernels).encoder();
    TextBatch input = TextBatch.of(operators().graph(), architecture.vocabulary().types());
    Heads heads = architecture.heads();
    switch (task) {
      case TEXT_CLASSIFICATION -> ofText(heads.sequence(), labels, encoder.first(input));
      case MULTIPLE_CHOICE -> ofText(heads.choice(), 1, encoder.first(input));
      case TOKEN_CLASSIFICATION -> ofPieces(heads.pieces(), encoder.states(input));
      case QUESTION_ANSWERING -> answers(heads.answer(), encoder.states(input));
      case FILL_MASK -> masked(heads.masked(), encoder.states(input));
      case FEATURE_EXTRACTION -> states(encoder.states(input));
      case PRE_TRAINING -> preTraining(heads.preTraining().orElseThrow(), encoder, input);
      case TEXT_GENERATION, TEXT_TO_TEXT_GENERATION ->
          throw new IllegalArgumentException("an encoder does not write; task=" + task);
    }
  }

  /**
   * @param first the hidden state of the first piece: (B, H)
   */
  private void ofText(Head.Pooled head, int outputs, Tensor first) {
    Tensor pooled = dense(head.pooling().dense(), first);
    Tensor logits = weights.linear(head.output()).apply(operators(), pooled);
    outputs().add("logits", logits, BATCH, Dimension.of(outputs));
  }

  private void ofPieces(Head.EachPiece head, Tensor hidden) {
    outputs().add("logits", eachPiece(head, hidden), BATCH, LENGTH, Dimension.of(labels));
  }

  private void answers(Head.EachPiece head, Tensor hidden) {
    List<Tensor> sides = operators().split(eachPiece(head, hidden), 2); // (B, T, 1) each
    outputs().add("start_logits", operators().squeeze(sides.get(0), 2), BATCH, LENGTH);
    outputs().add("end_logits", operators().squeeze(sides.get(1), 2), BATCH, LENGTH);
  }

  private void preTraining(Head head, Encoder encoder, TextBatch input) {
    if (head instanceof Head.EachPiece replaced) {
      Tensor logits = eachPiece(replaced, encoder.states(input)); // (B, T, 1)
      outputs().add("logits", operators().squeeze(logits, 2), BATCH, LENGTH);
    } else {
      ofText((Head.Pooled) head, 2, encoder.first(input));
    }
  }

  /** (B, T, H) to (B, T, outputs). */
  private Tensor eachPiece(Head.EachPiece head, Tensor hidden) {
    Tensor features = head.dense().map(dense -> dense(dense, hidden)).orElse(hidden);
    return weights.linear(head.output()).apply(operators(), features);
  }

  /** Scores at some places only, counted through the batch row by row. */
  private void masked(Head.MaskedLanguage head, Tensor hidden) {
    Tensor places =
        operators()
            .graph()
            .input(
                new Port("masked_positions", DataType.INT64, List.of(Dimension.named("places"))));
    Tensor all = operators().reshape(hidden, -1, architecture.size().hiddenSize()); // (B T, H)
    Tensor some = dense(head.dense(), operators().rows(all, places)); // (places, E)
    LayerNorm norm = weights.norm(head.norm(), architecture.config().numbers().layerNormEpsilon());
    Tensor logits =
        operators()
            .timesTransposed(
                operators().normalize(some, norm),
                weights.of(head.decoder().weight()),
                Optional.of(weights.of(head.decoder().bias())));
    outputs().add("logits", logits, Dimension.named("places"), Dimension.of(architecture.pieces()));
    states(hidden);
  }

  private void states(Tensor hidden) {
    Dimension features = Dimension.of(architecture.size().hiddenSize());
    outputs().add("last_hidden_state", hidden, BATCH, LENGTH, features);
  }

  private Tensor dense(Head.Dense dense, Tensor inputs) {
    return kernels.activate(inputs, weights.linear(dense.name()), dense.activation());
  }

  private Outputs outputs() {
    return new Outputs(operators().graph());
  }

  private Operators operators() {
    return kernels.operators();
  }
}
