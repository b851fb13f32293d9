package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.architecture.Activation;

/** A function applied to every element. */
interface ActivationFunction {
  Tensor apply(Tensor inputs);

  /** The kernel of libtorch for an activation of the architecture. */
  static ActivationFunction of(Activation activation) {
    return switch (activation) {
      case GELU -> torch::gelu;
      case GELU_TANH -> inputs -> torch.gelu(inputs, "tanh");
      case RELU -> torch::relu;
      case SILU -> torch::silu;
      case TANH -> torch::tanh;
    };
  }
}
