package org.injerto.onnx;

import java.util.List;

/**
 * What makes queries, keys and values of hidden states.
 *
 * @param names of the linear maps of queries, keys and values
 * @param heads that the features are shared out to
 * @param scale what scores are multiplied with
 */
record Projections(Weights weights, Names names, AttentionHeads heads, double scale) {
  record Names(String query, String key, String value) {}

  /** H to queries, keys and values side by side. */
  Linear all() {
    return weights.linear(List.of(names.query, names.key, names.value));
  }

  Linear query() {
    return weights.linear(List.of(names.query));
  }

  Linear key() {
    return weights.linear(List.of(names.key));
  }

  /** H to keys and values side by side. */
  Linear keysAndValues() {
    return weights.linear(List.of(names.key, names.value));
  }
}
