package org.injerto.onnx.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is computed of what.
 *
 * @param inputs what the caller gives
 * @param outputs what the caller gets
 * @param initializers what is there from the start
 * @param nodes the steps; each stands behind those whose results it takes
 */
public record Graph(
    List<Port> inputs, List<Port> outputs, List<Initializer> initializers, List<Node> nodes) {
  /**
   * @throws IllegalArgumentException if two tensors have one name, or a step or an output takes one
   *     that is not there before it
   */
  public Graph {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    initializers = List.copyOf(initializers);
    nodes = List.copyOf(nodes);
    Set<String> known = new HashSet<>();
    inputs.forEach(input -> define(known, input.name()));
    initializers.forEach(initializer -> define(known, initializer.name()));
    for (Node node : nodes) {
      node.inputs().forEach(input -> require(known, input));
      node.outputs().forEach(output -> define(known, output));
    }
    outputs.forEach(output -> require(known, output.name()));
  }

  private static void define(Set<String> known, String name) {
    if (!name.isEmpty() && !known.add(name)) {
      throw new IllegalArgumentException("names of tensors must differ; name=" + name);
    }
  }

  private static void require(Set<String> known, String name) {
    if (!name.isEmpty() && !known.contains(name)) {
      throw new IllegalArgumentException("a tensor must be there before its use; name=" + name);
    }
  }

  /**
   * The same with other steps and what they need from the start; what nothing takes is left out.
   */
  public Graph with(List<Initializer> otherInitializers, List<Node> otherNodes) {
    Set<String> taken = new HashSet<>();
    otherNodes.forEach(node -> taken.addAll(node.inputs()));
    outputs.forEach(output -> taken.add(output.name()));
    Stream<Initializer> used =
        otherInitializers.stream().filter(initializer -> taken.contains(initializer.name()));
    return new Graph(inputs, outputs, used.toList(), otherNodes);
  }
}
