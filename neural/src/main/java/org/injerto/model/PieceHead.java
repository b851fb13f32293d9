package org.injerto.model;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Head;

/** Scores of each piece. */
record PieceHead(Optional<DenseLayer> dense, double dropout, Linear output) {
  static PieceHead of(Head.EachPiece head, Parameters parameters) {
    return new PieceHead(
        head.dense().map(dense -> DenseLayer.of(dense, parameters)),
        head.dropout(),
        Linear.of(parameters, head.output()));
  }

  /** (B, T, H) to (B, T, outputs). */
  Tensor apply(Tensor hidden, Noise noise) {
    Tensor features = dense.map(layer -> layer.apply(hidden)).orElse(hidden);
    return output.apply(noise.drop(features, dropout));
  }
}
