package org.injerto.onnx.quantization;

import java.util.Optional;
import java.util.Set;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.Node;

/** What a step does with a matrix. */
enum MatrixUse {
  /** It multiplies with (inputs, outputs). */
  PRODUCT(ScaleAxis.COLUMNS),
  /** It multiplies with the transpose of (outputs, inputs). */
  TRANSPOSED_PRODUCT(ScaleAxis.ROWS),
  /** It looks rows up. */
  TABLE(ScaleAxis.ROWS),
  /** Something that needs float32. */
  OTHER(ScaleAxis.WHOLE);

  private static final Attribute ONE = Attribute.of(1);

  private final ScaleAxis outputs;

  MatrixUse(ScaleAxis outputs) {
    this.outputs = outputs;
  }

  /** Whether rows or columns belong to one output each. */
  ScaleAxis outputs() {
    return outputs;
  }

  /**
   * What a step does with an input.
   *
   * @param fromTheStart all tensors that no step makes
   */
  static MatrixUse of(Node node, int input, Set<String> fromTheStart) {
    return switch (node.operator().name()) {
      case "MatMul" -> input == 1 ? PRODUCT : OTHER;
      case "Gemm" -> input == 1 && isPlain(node, fromTheStart) ? TRANSPOSED_PRODUCT : OTHER;
      case "Gather" -> input == 0 && isAlongRows(node) ? TABLE : OTHER;
      default -> OTHER;
    };
  }

  /** Whether a Gemm is a linear map of (outputs, inputs) with a bias, if any, from the start. */
  private static boolean isPlain(Node gemm, Set<String> fromTheStart) {
    boolean bias = gemm.inputs().size() < 3 || fromTheStart.contains(gemm.inputs().get(2));
    return bias && gemm.attributes().size() == 1 && ONE.equals(gemm.attributes().get("transB"));
  }

  private static boolean isAlongRows(Node gather) {
    return Attribute.of(0).equals(gather.attributes().getOrDefault("axis", Attribute.of(0)));
  }

  /** The name of the matrix of a product or of a table. */
  static Optional<String> matrixOf(Node node) {
    return switch (node.operator().name()) {
      case "MatMul", "Gemm" -> Optional.of(node.inputs().get(1));
      case "Gather" -> Optional.of(node.inputs().get(0));
      default -> Optional.empty();
    };
  }
}
