package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Head;

/** A linear map and an activation. */
record DenseLayer(Linear linear, ActivationFunction activation) {
  static DenseLayer of(Head.Dense dense, Parameters parameters) {
    return new DenseLayer(
        Linear.of(parameters, dense.name()), ActivationFunction.of(dense.activation()));
  }

  /** (…, inputs) to (…, outputs). */
  Tensor apply(Tensor inputs) {
    return activation.apply(linear.apply(inputs));
  }
}
