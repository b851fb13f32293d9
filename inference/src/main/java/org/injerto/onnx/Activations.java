package org.injerto.onnx;

import org.injerto.architecture.Activation;
import org.injerto.onnx.graph.Tensor;

/** Activations of standard operators. */
final class Activations {
  private Activations() {}

  /** The activation of every element. */
  static Tensor of(Operators operators, Tensor x, Activation activation) {
    return switch (activation) {
      case GELU -> gelu(operators, x);
      case GELU_TANH -> geluTanh(operators, x);
      case RELU -> operators.step("Relu", x);
      case SILU -> operators.multiply(x, operators.step("Sigmoid", x));
      case TANH -> operators.step("Tanh", x);
    };
  }

  /** Half of x (1 + erf(x / root of 2)). */
  private static Tensor gelu(Operators operators, Tensor x) {
    Tensor error = operators.step("Erf", operators.divide(x, operators.number(Math.sqrt(2))));
    Tensor sum = operators.add(error, operators.number(1));
    return operators.multiply(operators.multiply(x, sum), operators.number(0.5));
  }

  /** Half of x (1 + tanh(root of 2/pi (x + 0.044715 x x x))). */
  private static Tensor geluTanh(Operators operators, Tensor x) {
    Tensor cube = operators.multiply(operators.multiply(x, x), x);
    Tensor inner = operators.add(x, operators.multiply(cube, operators.number(0.044715)));
    Tensor tanh =
        operators.step("Tanh", operators.multiply(inner, operators.number(Math.sqrt(2 / Math.PI))));
    Tensor sum = operators.add(tanh, operators.number(1));
    return operators.multiply(operators.multiply(x, sum), operators.number(0.5));
  }
}
