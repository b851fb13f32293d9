package org.injerto.onnx;

import java.util.List;
import java.util.Map;
import org.injerto.architecture.WritingArchitecture;
import org.injerto.onnx.graph.Content;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.GraphBuilder;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Tensor;

/** The parameters of a model as tensors of a graph; their numbers stay in the checkpoint. */
final class Weights {
  private final GraphBuilder graph;
  private final Map<String, Parameter> parameters;

  /**
   * @param parameters by their canonical names; of a checkpoint that is open until the graph is
   *     written
   */
  Weights(GraphBuilder graph, Map<String, Parameter> parameters) {
    this.graph = graph;
    this.parameters = Map.copyOf(parameters);
  }

  /** Whether there is a parameter of this name. */
  boolean has(String name) {
    return parameters.containsKey(name);
  }

  /** A parameter as it is. */
  Tensor of(String name) {
    return joined(List.of(name));
  }

  /** Vectors of these names, one behind the other. */
  Tensor joined(List<String> names) {
    List<Parameter> parts = names.stream().map(this::parameter).toList();
    List<Long> shape =
        parts.size() == 1
            ? parts.get(0).shape()
            : List.of(parts.stream().mapToLong(Parameter::elements).sum());
    return add(String.join("+", names), shape, FloatContent.of(parts));
  }

  /** Linear maps side by side: the outputs of the first, then those of the next. */
  Linear linear(List<String> names) {
    return new Linear(
        transposed(names.stream().map(name -> name + ".weight").toList()),
        joined(names.stream().map(name -> name + ".bias").toList()));
  }

  Linear linear(String name) {
    return linear(List.of(name));
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

  /** Matrices (outputs, inputs) as one (inputs, all outputs). */
  Tensor transposed(List<String> names) {
    List<Parameter> parts = names.stream().map(this::parameter).toList();
    long inputs = parts.get(0).shape().get(1);
    long outputs = parts.stream().mapToLong(part -> part.shape().get(0)).sum();
    return add(
        String.join("+", names) + ".transposed",
        List.of(inputs, outputs),
        new TransposedContent(parts));
  }

  LayerNorm norm(String name, double epsilon) {
    return new LayerNorm(of(name + ".weight"), of(name + ".bias"), epsilon);
  }

  private Tensor add(String name, List<Long> shape, Content content) {
    return graph.initializer(new Initializer(name, DataType.FLOAT, shape, content));
  }

  private Parameter parameter(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("the model must have the parameter; name=" + name);
    }
    return parameter;
  }
}
