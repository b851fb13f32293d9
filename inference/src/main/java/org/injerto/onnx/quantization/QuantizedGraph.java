package org.injerto.onnx.quantization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.Content;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Graph;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Node;
import org.injerto.onnx.graph.Operator;

/** Makes a graph of another: its linear maps and tables read whole numbers. */
final class QuantizedGraph {
  private final Rewriting graph;
  private final Map<String, QuantizedMatrix> matrices;
  private final Activations activations;
  private final Products products;
  private final Biases biases;
  private final Map<Node, Optional<Node>> changed = new HashMap<>();

  /**
   * @param matrices by their names
   */
  QuantizedGraph(
      Rewriting graph,
      Map<String, QuantizedMatrix> matrices,
      Activations activations,
      Products products,
      Biases biases) {
    this.graph = graph;
    this.matrices = Map.copyOf(matrices);
    this.activations = activations;
    this.products = products;
    this.biases = biases;
  }

  Graph of(Graph original) {
    original.nodes().forEach(this::step);
    return graph.of(original);
  }

  private void step(Node node) {
    Optional<QuantizedMatrix> matrix = MatrixUse.matrixOf(node).map(matrices::get);
    if (changed.containsKey(node)) {
      changed.get(node).ifPresent(graph::keep);
    } else if (matrix.isEmpty()) {
      graph.keep(node);
    } else if (node.operator().name().equals("Gather")) {
      lookUp(node, matrix.get());
    } else {
      multiply(node, matrix.get());
    }
  }

  /** Rows of whole numbers, and their scales. */
  private void lookUp(Node gather, QuantizedMatrix table) {
    String output = gather.outputs().get(0);
    String rows = gather.inputs().get(1);
    String numbers = graph.initializer(table.numbers());
    String looked = add("Gather", List.of(numbers, rows), output + ".int8");
    Map<String, Attribute> toFloat = Map.of("to", Attribute.of(DataType.FLOAT.code()));
    graph.add(Operator.standard("Cast"), List.of(looked), output + ".float32", toFloat);
    add("Mul", List.of(output + ".float32", scales(table, rows, output)), output);
  }

  private String scales(QuantizedMatrix table, String rows, String output) {
    Initializer scales = table.scales();
    graph.initializer(scales);
    if (scales.shape().isEmpty()) {
      return scales.name();
    }
    String looked = add("Gather", List.of(scales.name(), rows), output + ".scales");
    Initializer last =
        new Initializer("last_axis", DataType.INT64, List.of(1L), Content.ofLongs(-1));
    return add("Unsqueeze", List.of(looked, graph.initializer(last)), output + ".scales.column");
  }

  private void multiply(Node node, QuantizedMatrix matrix) {
    String output = node.outputs().get(0);
    Optional<Biases.Reader> reader = biases.of(output);
    reader.ifPresent(one -> changed.put(one.step(), one.rest()));
    boolean addsOnly = reader.filter(one -> one.rest().isEmpty()).isPresent();
    Optional<String> own =
        node.inputs().size() > 2 ? Optional.of(node.inputs().get(2)) : Optional.empty();
    products.add(
        graph,
        new Product(
            activations.of(graph, node.inputs().get(0)),
            inputsByOutputs(matrix),
            graph.initializer(matrix.scales()),
            reader.map(Biases.Reader::bias).or(() -> own),
            addsOnly ? reader.orElseThrow().step().outputs().get(0) : output));
  }

  /** Runtimes transpose what is there from the start when they open the model. */
  private String inputsByOutputs(QuantizedMatrix matrix) {
    String numbers = graph.initializer(matrix.numbers());
    if (!matrix.isTransposed()) {
      return numbers;
    }
    String transposed = numbers + ".transposed";
    return graph.has(transposed) ? transposed : add("Transpose", List.of(numbers), transposed);
  }

  private String add(String operator, List<String> inputs, String output) {
    return graph.add(Operator.standard(operator), inputs, output);
  }
}
