package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/**
 * Queries, keys and values, the heads side by side. B texts, T pieces, Q of them ask, H features.
 *
 * @param queries (B, Q, H)
 * @param keys (B, T, H)
 * @param values (B, T, H)
 */
record SeenStates(Tensor queries, Tensor keys, Tensor values) {}
