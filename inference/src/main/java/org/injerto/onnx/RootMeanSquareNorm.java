package org.injerto.onnx;

import java.util.List;
import java.util.Map;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.Tensor;

/**
 * Normalisation by the root of the mean square over the last dimension, without a mean and without
 * a bias (Zhang and Sennrich 2019), as T5 has it.
 *
 * @param weight (features)
 */
record RootMeanSquareNorm(Tensor weight, double epsilon) {
  Tensor of(Operators operators, Tensor x) {
    Tensor meanSquare =
        operators.step(
            "ReduceMean", Map.of("axes", Attribute.ofAll(-1)), List.of(operators.multiply(x, x)));
    Tensor root = operators.step("Sqrt", operators.add(meanSquare, operators.number(epsilon)));
    return operators.multiply(operators.divide(x, root), weight);
  }
}
