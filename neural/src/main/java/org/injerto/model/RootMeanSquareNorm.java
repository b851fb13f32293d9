package org.injerto.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Normalisation by the root of the mean square over the last dimension, without a mean and without
 * a bias (Zhang and Sennrich 2019), as T5 has it.
 *
 * @param weight (features)
 */
record RootMeanSquareNorm(Tensor weight, double epsilon) {
  static RootMeanSquareNorm of(Parameters parameters, String name, double epsilon) {
    return new RootMeanSquareNorm(parameters.get(name + ".weight"), epsilon);
  }

  Tensor apply(Tensor inputs) {
    Tensor meanSquare =
        inputs.pow(new Scalar(2)).mean(new long[] {-1}, true, new ScalarTypeOptional());
    return inputs.mul(meanSquare.add(new Scalar(epsilon)).rsqrt()).mul(weight);
  }
}
