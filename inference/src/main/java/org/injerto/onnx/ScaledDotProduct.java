package org.injerto.onnx;

/**
 * How heads of attention compare queries with keys (Vaswani et al. 2017, section 3.2.1).
 *
 * @param heads that the features are shared out to
 * @param scale what scores are multiplied with
 */
record ScaledDotProduct(AttentionHeads heads, double scale) {}
