package org.injerto.onnx;

import org.injerto.onnx.graph.Tensor;

/**
 * T5's attention over what was normalised before it, added to what was not: scores are not scaled,
 * and numbers for distances are added to them. B texts, T pieces that ask, K that are looked at, H
 * features.
 *
 * @param norm before it
 */
record RelativeAttention(RootMeanSquareNorm norm, Maps maps, AttentionHeads heads) {
  private static final double UNSCALED = 1;

  /** The linear maps of queries, keys, values and of the result, all without a bias. */
  record Maps(Tensor query, Tensor key, Tensor value, Tensor output) {
    /** T5's, by what stands before their names. */
    static Maps of(Weights weights, String name) {
      return new Maps(
          weights.transposed(name + "q.weight"),
          weights.transposed(name + "k.weight"),
          weights.transposed(name + "v.weight"),
          weights.transposed(name + "o.weight"));
    }

    /** What {@code asking} (B, T, H) sees of {@code other} (B, K, H). */
    SeenStates of(Operators operators, Tensor asking, Tensor other) {
      return new SeenStates(
          operators.matMul(asking, query),
          operators.matMul(other, key),
          operators.matMul(other, value));
    }
  }

  /**
   * Attention to the text itself.
   *
   * @param hidden (B, T, H)
   * @param added to the scores: (B or 1, heads, T, T)
   * @return (B, T, H)
   */
  Tensor toItself(Kernels kernels, Tensor hidden, Tensor added) {
    Operators operators = kernels.operators();
    Tensor normed = norm.of(operators, hidden);
    SeenStates states = maps.of(operators, normed, normed);
    return result(operators, hidden, kernels.attend(states, function(), added));
  }

  /**
   * Attention to another text.
   *
   * @param hidden (B, T, H)
   * @param other its hidden states: (B, K, H)
   * @return (B, T, H)
   */
  Tensor toOther(Kernels kernels, Tensor hidden, Tensor other, Visibility visibility) {
    Operators operators = kernels.operators();
    SeenStates states = maps.of(operators, norm.of(operators, hidden), other);
    return result(operators, hidden, kernels.attend(states, function(), visibility));
  }

  private Tensor result(Operators operators, Tensor hidden, Tensor seen) {
    return operators.add(operators.matMul(seen, maps.output), hidden);
  }

  private ScaledDotProduct function() {
    return new ScaledDotProduct(heads, UNSCALED);
  }
}
