package org.injerto.onnx.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Builds a graph step by step. */
public final class GraphBuilder {
  private final List<Port> inputs = new ArrayList<>();
  private final List<Port> outputs = new ArrayList<>();
  private final Map<String, Initializer> initializers = new LinkedHashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** A tensor that the caller gives. */
  public Tensor input(Port port) {
    inputs.add(port);
    return new Tensor(port.name());
  }

  /** Gives a tensor to the caller, by the name of the port. */
  public void output(Port port, Tensor tensor) {
    outputs.add(port);
    nodes.add(
        new Node(
            "output_" + port.name(),
            Operator.standard("Identity"),
            List.of(tensor.name()),
            List.of(port.name()),
            Map.of()));
  }

  /** A tensor that is there from the start; the first of its name, if there was one before. */
  public Tensor initializer(Initializer initializer) {
    initializers.putIfAbsent(initializer.name(), initializer);
    return new Tensor(initializer.name());
  }

  /** The result of a step. */
  public Tensor add(Operator operator, List<Tensor> takes, Map<String, Attribute> attributes) {
    return add(operator, takes, attributes, 1).get(0);
  }

  /**
   * The results of a step.
   *
   * @param results how many there are
   */
  public List<Tensor> add(
      Operator operator, List<Tensor> takes, Map<String, Attribute> attributes, int results) {
    String name = operator.name() + "_" + counts.merge(operator.name(), 1, Integer::sum);
    List<String> names =
        results == 1
            ? List.of(name)
            : IntStream.range(0, results).mapToObj(i -> name + "_" + i).toList();
    nodes.add(
        new Node(name, operator, takes.stream().map(Tensor::name).toList(), names, attributes));
    return names.stream().map(Tensor::new).toList();
  }

  /** What was built. */
  public Graph build() {
    Collection<Initializer> all = initializers.values();
    return new Graph(inputs, outputs, List.copyOf(all), nodes);
  }
}
