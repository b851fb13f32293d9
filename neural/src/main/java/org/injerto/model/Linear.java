package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * An affine map of the last dimension.
 *
 * @param weight (outputs, inputs)
 * @param bias (outputs)
 */
record Linear(Tensor weight, Tensor bias) {
  static Linear of(Parameters parameters, String name) {
    return new Linear(parameters.get(name + ".weight"), parameters.get(name + ".bias"));
  }

  /** (…, inputs) to (…, outputs). */
  Tensor apply(Tensor inputs) {
    return torch.linear(inputs, weight, new TensorOptional(bias));
  }
}
