package org.injerto.onnx;

import java.util.Optional;
import org.injerto.onnx.graph.Tensor;

/**
 * Scores which piece comes next. B texts, T pieces, H features.
 *
 * @param table a vector for each piece of the vocabulary: (pieces, H)
 */
record PieceScores(Tensor table, int hiddenSize, int pieces) {
  /** (B, T, H) to (B, T, pieces); the table is not transposed, so that it is there once only. */
  Tensor of(Operators operators, Tensor hidden) {
    Tensor rows = operators.reshape(hidden, -1, hiddenSize);
    Tensor scores = operators.timesTransposed(rows, table, Optional.empty());
    Tensor sizes = operators.concatenate(operators.shape(hidden, 0, 2), operators.wholes(pieces));
    return operators.reshape(scores, sizes);
  }
}
