package org.injerto.onnx.quantization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Graph;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Node;

/**
 * The matrices of a graph that can become whole numbers, by their names. One matrix is one layer,
 * however many steps read it, and it is one only if all of them can read whole numbers: else it
 * would be in the file twice.
 */
record LinearLayers(Map<String, LinearLayer> byMatrix) {
  /** Heads of few labels and tables of few types: nothing to gain, and all depends on them. */
  private static final int SMALLEST_SIDE = 16;

  static LinearLayers of(Graph graph, QuantizationSettings settings) {
    Map<String, List<MatrixUse>> uses = uses(graph);
    Set<String> outputs = outputs(graph);
    Map<String, LinearLayer> layers = new LinkedHashMap<>();
    graph.initializers().stream()
        .filter(LinearLayers::isLargeMatrix)
        .filter(matrix -> !outputs.contains(matrix.name()))
        .filter(matrix -> !settings.kept().contains(matrix.name()))
        .forEach(
            matrix ->
                layer(matrix, uses.getOrDefault(matrix.name(), List.of()), settings)
                    .ifPresent(layer -> layers.put(matrix.name(), layer)));
    return new LinearLayers(layers);
  }

  private static Set<String> outputs(Graph graph) {
    return Set.copyOf(graph.outputs().stream().map(output -> output.name()).toList());
  }

  private static boolean isLargeMatrix(Initializer initializer) {
    return initializer.type() == DataType.FLOAT
        && initializer.shape().size() == 2
        && initializer.shape().stream().allMatch(size -> size >= SMALLEST_SIDE);
  }

  private static Map<String, List<MatrixUse>> uses(Graph graph) {
    Map<String, List<MatrixUse>> uses = new LinkedHashMap<>();
    Set<String> fromTheStart =
        Set.copyOf(graph.initializers().stream().map(Initializer::name).toList());
    for (Node node : graph.nodes()) {
      for (int i = 0; i < node.inputs().size(); i++) {
        uses.computeIfAbsent(node.inputs().get(i), name -> new ArrayList<>())
            .add(MatrixUse.of(node, i, fromTheStart));
      }
    }
    return uses;
  }

  private static Optional<LinearLayer> layer(
      Initializer matrix, List<MatrixUse> uses, QuantizationSettings settings) {
    if (uses.isEmpty()) {
      return Optional.empty();
    }
    Predicate<MatrixUse> possible =
        use -> use != MatrixUse.OTHER && (settings.embeddings() || use != MatrixUse.TABLE);
    Set<ScaleAxis> axes = Set.copyOf(uses.stream().map(MatrixUse::outputs).toList());
    if (!uses.stream().allMatch(possible) || axes.size() > 1) {
      return Optional.empty();
    }
    ScaleAxis outputs = axes.iterator().next();
    ScaleAxis scales =
        settings.granularity() == Granularity.PER_CHANNEL ? outputs : ScaleAxis.WHOLE;
    return Optional.of(new LinearLayer(matrix, outputs, scales));
  }

  /** The layer whose matrix a step multiplies with or looks up in, if it does. */
  Optional<LinearLayer> of(Node node) {
    return MatrixUse.matrixOf(node).map(byMatrix::get);
  }
}
