package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/**
 * Layer normalisation over the last dimension (Ba et al. 2016).
 *
 * @param weight (features)
 * @param bias (features)
 */
record LayerNorm(Tensor weight, Tensor bias, double epsilon) {}
