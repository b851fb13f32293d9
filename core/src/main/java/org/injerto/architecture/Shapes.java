package org.injerto.architecture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of parameters by their names, in the order in which they are added. */
final class Shapes {
  private final Map<String, List<Long>> shapes = new LinkedHashMap<>();

  /** A weight of outputs times inputs, and a bias. */
  Shapes linear(String name, long outputs, long inputs) {
    return matrix(name + ".weight", outputs, inputs).vector(name + ".bias", outputs);
  }

  /** A weight and a bias for each feature. */
  Shapes norm(String name, long features) {
    return vector(name + ".weight", features).vector(name + ".bias", features);
  }

  Shapes matrix(String name, long rows, long columns) {
    return put(name, List.of(rows, columns));
  }

  Shapes vector(String name, long size) {
    return put(name, List.of(size));
  }

  Shapes put(String name, List<Long> shape) {
    shapes.put(name, shape);
    return this;
  }

  Shapes putAll(Map<String, List<Long>> others) {
    shapes.putAll(others);
    return this;
  }

  Map<String, List<Long>> all() {
    return Collections.unmodifiableMap(shapes);
  }
}
