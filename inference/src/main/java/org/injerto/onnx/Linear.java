package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/**
 * An affine map of the last dimension. Its two halves stand apart, as runtimes have operators that
 * add the bias and do what comes next in one.
 *
 * @param weight (inputs, outputs), the other way round than checkpoints have it
 * @param bias (outputs)
 */
record Linear(Tensor weight, Tensor bias) {
  /** (…, inputs) to (…, outputs), without the bias. */
  Tensor product(Operators operators, Tensor inputs) {
    return operators.matMul(inputs, weight);
  }

  /** (…, inputs) to (…, outputs). */
  Tensor apply(Operators operators, Tensor inputs) {
    return operators.add(product(operators, inputs), bias);
  }
}
