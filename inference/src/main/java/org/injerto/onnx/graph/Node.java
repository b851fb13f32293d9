package org.injerto.onnx.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of a graph.
 *
 * @param name of its own, for people
 * @param operator what it computes
 * @param inputs names of tensors; empty for an optional input that is left out
 * @param outputs names of tensors, which no other node may have
 * @param attributes its settings, in the order of the file
 */
public record Node(
    String name,
    Operator operator,
    List<String> inputs,
    List<String> outputs,
    Map<String, Attribute> attributes) {
  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
