package org.injerto.model;

import org.bytedeco.pytorch.Tensor;

/**
 * The distances that there are in a text of T pieces.
 *
 * @param embeddings of them: (R, H)
 * @param row which of them it is from a piece to each: (T, T), int64
 */
record DistanceRows(Tensor embeddings, Tensor row) {}
