package org.injerto.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.injerto.architecture.WritingArchitecture;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.Content;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.GraphBuilder;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Operator;
import org.injerto.onnx.graph.Tensor;

/** The parameters of a model as tensors of a graph; their numbers stay in the checkpoint. */
final class Weights {
  private final GraphBuilder graph;
  private final WeightPrecision precision;
  private final Map<String, Parameter> parameters;
  private final Map<String, Tensor> tensors = new HashMap<>();

  /**
   * @param parameters by their canonical names; of a checkpoint that is open until the graph is
   *     written
   */
  Weights(GraphBuilder graph, WeightPrecision precision, Map<String, Parameter> parameters) {
    this.graph = graph;
    this.precision = precision;
    this.parameters = Map.copyOf(parameters);
  }

  /** Whether there is a parameter of this name. */
  boolean has(String name) {
    return parameters.containsKey(name);
  }

  /** A parameter as it is. */
  Tensor of(String name) {
    Parameter parameter = parameter(name);
    return add(name, parameter.shape(), new FloatContent(parameter));
  }

  /** A matrix (outputs, inputs) the other way round: (inputs, outputs). */
  Tensor transposed(String name) {
    Parameter matrix = parameter(name);
    List<Long> shape = List.of(matrix.shape().get(1), matrix.shape().get(0));
    return add(name + ".transposed", shape, new TransposedContent(matrix));
  }

  Linear linear(String name) {
    return new Linear(transposed(name + ".weight"), of(name + ".bias"));
  }

  /** A linear map whose matrix is stored as (inputs, outputs), as all of GPT-2's are. */
  Linear conv1D(String name) {
    return new Linear(of(name + ".weight"), of(name + ".bias"));
  }

  /**
   * The table that scores which piece comes next: one of its own, or that of the words.
   *
   * @return (pieces, H)
   */
  Tensor scores(WritingArchitecture architecture) {
    return of(has(WritingArchitecture.HEAD) ? WritingArchitecture.HEAD : architecture.words());
  }

  LayerNorm norm(String name, double epsilon) {
    return new LayerNorm(of(name + ".weight"), of(name + ".bias"), epsilon);
  }

  /** A tensor that is there once, however often it is asked for. */
  private Tensor add(String name, List<Long> shape, Content content) {
    Tensor known = tensors.get(name);
    if (known == null) {
      known =
          precision == WeightPrecision.FLOAT16
              ? widened(
                  new Initializer(name, DataType.FLOAT16, shape, new HalfContent(name, content)))
              : graph.initializer(new Initializer(name, DataType.FLOAT, shape, content));
      tensors.put(name, known);
    }
    return known;
  }

  private Tensor widened(Initializer half) {
    Attribute type = Attribute.of(DataType.FLOAT.code());
    return graph.add(
        Operator.standard("Cast"), List.of(graph.initializer(half)), Map.of("to", type));
  }

  private Parameter parameter(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("the model must have the parameter; name=" + name);
    }
    return parameter;
  }
}
