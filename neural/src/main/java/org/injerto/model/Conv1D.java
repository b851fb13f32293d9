package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * An affine map of the last dimension whose weight is stored the other way round than that of
 * {@link Linear}; the name is that of GPT-2's code.
 *
 * @param weight (inputs, outputs)
 * @param bias (outputs)
 */
record Conv1D(Tensor weight, Tensor bias) {
  static Conv1D of(Parameters parameters, String name) {
    return new Conv1D(parameters.get(name + ".weight"), parameters.get(name + ".bias"));
  }

  /** (…, inputs) to (…, outputs). */
  Tensor apply(Tensor inputs) {
    return torch.linear(inputs, weight.t(), new TensorOptional(bias));
  }

  /** The same map for some of the outputs only: (…, inputs) to (…, count). */
  Tensor apply(Tensor inputs, long from, long count) {
    return new Conv1D(weight.narrow(1, from, count), bias.narrow(0, from, count)).apply(inputs);
  }
}
