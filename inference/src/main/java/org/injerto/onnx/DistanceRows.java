package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/**
 * The distances that there are in a text of T pieces: some rows of a table, one behind the other.
 *
 * @param first the first of these rows: a vector of one number
 * @param end the row behind the last: a vector of one number
 * @param row which of them it is from a piece to each, from 0: (T, T), int64
 */
record DistanceRows(Tensor first, Tensor end, Tensor row) {}
