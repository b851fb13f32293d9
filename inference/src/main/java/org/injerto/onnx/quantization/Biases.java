package org.injerto.onnx.quantization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.injerto.onnx.graph.Graph;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Node;
import org.injerto.onnx.graph.Operator;

/**
 * Steps that do nothing else with a product than to add a bias to it, alone or on their way to
 * something else: the product can add it itself.
 *
 * @param readers the steps by the product that they read
 */
record Biases(Map<String, Reader> readers) {
  /** The place of the bias among the inputs of SkipLayerNormalization. */
  private static final int NORMALIZED_BIAS = 4;

  /**
   * A step that adds a bias.
   *
   * @param bias the name of the bias
   * @param rest what is left to do without it; nothing if adding was all
   */
  record Reader(Node step, String bias, Optional<Node> rest) {}

  Biases {
    readers = Map.copyOf(readers);
  }

  static Biases none() {
    return new Biases(Map.of());
  }

  static Biases of(Graph graph, LinearLayers layers) {
    Set<String> vectors =
        Set.copyOf(
            graph.initializers().stream()
                .filter(initializer -> initializer.shape().size() == 1)
                .map(Initializer::name)
                .toList());
    Map<String, List<Node>> all = readers(graph);
    Map<String, Reader> adding = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.operator().equals(Operator.standard("MatMul")) && layers.of(node).isPresent()) {
        String product = node.outputs().get(0);
        List<Node> steps = all.getOrDefault(product, List.of());
        if (steps.size() == 1) {
          reader(steps.get(0), product, vectors).ifPresent(one -> adding.put(product, one));
        }
      }
    }
    return new Biases(adding);
  }

  private static Map<String, List<Node>> readers(Graph graph) {
    Map<String, List<Node>> readers = new HashMap<>();
    for (Node node : graph.nodes()) {
      node.inputs()
          .forEach(name -> readers.computeIfAbsent(name, n -> new ArrayList<>()).add(node));
    }
    return readers;
  }

  private static Optional<Reader> reader(Node step, String product, Set<String> vectors) {
    List<String> inputs = step.inputs();
    Optional<Reader> reader =
        switch (step.operator().name()) {
          case "Add" -> {
            String other = inputs.get(inputs.get(0).equals(product) ? 1 : 0);
            yield Optional.of(new Reader(step, other, Optional.empty()));
          }
          case "BiasGelu" -> withRest(step, 1, Operator.microsoft("Gelu"));
          case "FastGelu" -> withRest(step, 1, step.operator());
          case "SkipLayerNormalization" -> withRest(step, NORMALIZED_BIAS, step.operator());
          default -> Optional.empty();
        };
    return reader.filter(one -> vectors.contains(one.bias)).filter(one -> first(one, product));
  }

  /** A product that is what is normalised with, or another input, keeps its place. */
  private static boolean first(Reader reader, String product) {
    return reader.rest.isEmpty() || reader.step.inputs().get(0).equals(product);
  }

  private static Optional<Reader> withRest(Node step, int bias, Operator operator) {
    List<String> inputs = step.inputs();
    if (inputs.size() != bias + 1) {
      return Optional.empty();
    }
    Node rest =
        new Node(step.name(), operator, inputs.subList(0, bias), step.outputs(), step.attributes());
    return Optional.of(new Reader(step, inputs.get(bias), Optional.of(rest)));
  }

  /** The bias that is added to a product. */
  Optional<Reader> of(String product) {
    return Optional.ofNullable(readers.get(product));
  }
}
