package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.architecture.WritingArchitecture;

/**
 * A linear map of the last dimension.
 *
 * @param weight (outputs, inputs)
 */
record UnbiasedLinear(Tensor weight) {
  static UnbiasedLinear of(Parameters parameters, String name) {
    return new UnbiasedLinear(parameters.get(name + ".weight"));
  }

  /** What scores the pieces that may come next: its own weights, or those that they are read as. */
  static UnbiasedLinear scores(WritingArchitecture architecture, Parameters parameters) {
    boolean own = parameters.names().contains(WritingArchitecture.HEAD);
    return new UnbiasedLinear(
        parameters.get(own ? WritingArchitecture.HEAD : architecture.words()));
  }

  /** (…, inputs) to (…, outputs). */
  Tensor apply(Tensor inputs) {
    return torch.linear(inputs, weight);
  }
}
