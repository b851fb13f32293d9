package org.injerto.onnx.graph;

import java.util.List;

/**
 * A tensor that goes into a graph or comes out of it.
 *
 * @param shape its sizes; empty for a single number
 */
public record Port(String name, DataType type, List<Dimension> shape) {
  public Port {
    shape = List.copyOf(shape);
  }
}
