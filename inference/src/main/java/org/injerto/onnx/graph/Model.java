package org.injerto.onnx.graph;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A graph, and what a file says of it.
 *
 * @param operatorSets the version of each domain of operators that the graph uses
 * @param metadata free text by name
 */
public record Model(Graph graph, Map<String, Integer> operatorSets, Map<String, String> metadata) {
  public Model {
    operatorSets = Collections.unmodifiableMap(new TreeMap<>(operatorSets));
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /** The same with another graph. */
  public Model with(Graph other) {
    return new Model(other, operatorSets, metadata);
  }
}
