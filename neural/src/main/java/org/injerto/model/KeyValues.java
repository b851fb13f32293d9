package org.injerto.model;

import org.bytedeco.pytorch.Tensor;

/**
 * What attention looks at. B texts, A heads, T pieces, D features of a head.
 *
 * @param keys (B, A, T, D)
 * @param values (B, A, T, D)
 */
record KeyValues(Tensor keys, Tensor values) {}
