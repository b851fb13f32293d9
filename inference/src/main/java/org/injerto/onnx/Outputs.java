package org.injerto.onnx;

import java.util.List;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Dimension;
import org.injerto.onnx.graph.GraphBuilder;
import org.injerto.onnx.graph.Port;
import org.injerto.onnx.graph.Tensor;

/** What a graph gives to its caller, in float32. */
record Outputs(GraphBuilder graph) {
  void add(String name, Tensor tensor, Dimension... shape) {
    graph.output(new Port(name, DataType.FLOAT, List.of(shape)), tensor);
  }
}
