package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/**
 * The distances that there are in a text of T pieces: some rows of a table, one behind the other.
 *
 * @param first the first of these rows: a vector of one number
 * @param end the row behind the last: a vector of one number
 * @param row which of them it is from a piece to each, from 0: (T, T), int64
 */
record DistanceRows(Tensor first, Tensor end, Tensor row) {
  /**
   * What there is in texts of the length of these.
   *
   * @param inputIds (B, T)
   */
  static DistanceRows of(Operators operators, DistanceTable table, Tensor inputIds) {
    Tensor length = operators.length(inputIds);
    Tensor longest = operators.subtract(length, operators.whole(1));
    Tensor first = table.of(operators, operators.step("Neg", longest));
    Tensor last = table.of(operators, longest);
    return new DistanceRows(
        operators.unsqueeze(first, 0),
        operators.unsqueeze(operators.add(last, operators.whole(1)), 0),
        operators.subtract(table.between(operators, length), first));
  }
}
