package org.injerto.onnx.quantization;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.Graph;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Node;
import org.injerto.onnx.graph.Operator;

/** The steps of a graph that takes the place of another; every tensor keeps its name. */
final class Rewriting {
  private final Map<String, Initializer> initializers = new LinkedHashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Set<String> made = new HashSet<>();

  Rewriting(Graph graph) {
    graph.initializers().forEach(this::initializer);
  }

  /** A tensor that is there from the start, once. */
  String initializer(Initializer initializer) {
    initializers.putIfAbsent(initializer.name(), initializer);
    return initializer.name();
  }

  /** Whether a step makes this tensor already. */
  boolean has(String tensor) {
    return made.contains(tensor);
  }

  /** A step as it was. */
  void keep(Node node) {
    nodes.add(node);
    made.addAll(node.outputs());
  }

  /** A step with one result, which it is named after. */
  String add(
      Operator operator, List<String> inputs, String output, Map<String, Attribute> attributes) {
    keep(new Node(output, operator, inputs, List.of(output), attributes));
    return output;
  }

  String add(Operator operator, List<String> inputs, String output) {
    return add(operator, inputs, output, Map.of());
  }

  /** The graph with these steps; what none of them takes is left out. */
  Graph of(Graph graph) {
    return graph.with(List.copyOf(initializers.values()), nodes);
  }
}
