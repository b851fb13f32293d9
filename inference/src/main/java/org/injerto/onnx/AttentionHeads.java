package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/**
 * Features shared out to the heads of attention. B texts, T pieces, A heads, D features of a head.
 *
 * @param count how many heads, A
 * @param size features of one, D
 */
record AttentionHeads(int count, int size) {
  /** (B, T, A D) to (B, A, T, D). */
  Tensor split(Operators operators, Tensor joined) {
    return operators.transpose(operators.reshape(joined, 0, 0, count, size), 0, 2, 1, 3);
  }

  /** (B, T, A D) to (B, A, D, T). */
  Tensor splitTransposed(Operators operators, Tensor joined) {
    return operators.transpose(operators.reshape(joined, 0, 0, count, size), 0, 2, 3, 1);
  }

  /** (B, A, T, D) to (B, T, A D). */
  Tensor merge(Operators operators, Tensor heads) {
    Tensor side = operators.transpose(heads, 0, 2, 1, 3);
    return operators.reshape(side, 0, 0, (long) count * size);
  }
}
