package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/**
 * What is added to the scores of attention for how far two pieces are apart (Raffel et al. 2020,
 * section 2.1). A heads, T pieces.
 *
 * @param table a number for each bucket and head: (buckets, A)
 * @param buckets which distance is in which
 */
record RelativeBias(Tensor table, DistanceTable buckets) {
  /** For all pieces of texts of a length, which is a single number: (1, A, T, T). */
  Tensor of(Operators operators, Tensor length) {
    Tensor all = operators.rows(table, buckets.between(operators, length)); // (T, T, A)
    return operators.unsqueeze(operators.transpose(all, 2, 0, 1), 0);
  }
}
