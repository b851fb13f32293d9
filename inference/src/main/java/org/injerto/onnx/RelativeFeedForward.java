package org.injerto.onnx;

import java.util.Optional;
import org.injerto.architecture.Activation;
import org.injerto.onnx.graph.Tensor;

/**
 * T5's feed-forward network over what was normalised before it, added to what was not (Raffel et
 * al. 2020, section 2.1; gated: Shazeer 2020, "GLU Variants Improve Transformer").
 *
 * @param inner the map to the wider size that the activation is applied to
 * @param gate a second map to the wider size, which is multiplied in
 */
record RelativeFeedForward(
    RootMeanSquareNorm norm,
    Tensor inner,
    Optional<Tensor> gate,
    Activation activation,
    Tensor outer) {

  /** (B, T, H) to (B, T, H). */
  Tensor of(Operators operators, Tensor hidden) {
    Tensor normed = norm.of(operators, hidden);
    Tensor active = Activations.of(operators, operators.matMul(normed, inner), activation);
    Tensor wide =
        gate.map(second -> operators.multiply(active, operators.matMul(normed, second)))
            .orElse(active);
    return operators.add(operators.matMul(wide, outer), hidden);
  }
}
