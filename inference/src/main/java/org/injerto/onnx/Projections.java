package org.injerto.onnx;

import java.util.List;

/** What makes queries, keys and values of hidden states, by the names of the linear maps. */
record Projections(Weights weights, String queryName, String keyName, String valueName) {
  /** H to queries, keys and values side by side. */
  Linear all() {
    return weights.linear(List.of(queryName, keyName, valueName));
  }

  Linear query() {
    return weights.linear(List.of(queryName));
  }

  /** H to keys and values side by side. */
  Linear keysAndValues() {
    return weights.linear(List.of(keyName, valueName));
  }
}
