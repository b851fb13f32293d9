package org.injerto.onnx;

import java.util.List;
import org.injerto.onnx.graph.Tensor;

/**
 * Queries, keys and values, the heads side by side. B texts, T pieces, Q of them ask, H features.
 *
 * @param queries (B, Q, H)
 * @param keys (B, T, H)
 * @param values (B, T, H)
 */
record SeenStates(Tensor queries, Tensor keys, Tensor values) {
  /** In one product where all pieces ask. */
  static SeenStates of(Operators operators, Tensor asking, Tensor hidden, Projections projections) {
    if (asking.equals(hidden)) {
      List<Tensor> all = operators.split(projections.all().apply(operators, hidden), 3);
      return new SeenStates(all.get(0), all.get(1), all.get(2));
    }
    List<Tensor> seen = operators.split(projections.keysAndValues().apply(operators, hidden), 2);
    return new SeenStates(projections.query().apply(operators, asking), seen.get(0), seen.get(1));
  }
}
