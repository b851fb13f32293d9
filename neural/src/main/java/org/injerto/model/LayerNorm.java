package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Layer normalisation over the last dimension (Ba, Kiros and Hinton 2016).
 *
 * @param weight (features)
 * @param bias (features)
 */
record LayerNorm(Tensor weight, Tensor bias, double epsilon) {
  static LayerNorm of(Parameters parameters, String name, double epsilon) {
    return new LayerNorm(parameters.get(name + ".weight"), parameters.get(name + ".bias"), epsilon);
  }

  Tensor apply(Tensor inputs) {
    long[] features = {weight.size(0)};
    return torch.layer_norm(
        inputs, features, new TensorOptional(weight), new TensorOptional(bias), epsilon, true);
  }
}
