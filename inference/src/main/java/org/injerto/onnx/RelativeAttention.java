package org.injerto.onnx;

import java.util.List;
import org.injerto.onnx.graph.Tensor;

/**
 * T5's attention over what was normalised before it, added to what was not: scores are not scaled,
 * and numbers for distances are added to them. B texts, T pieces that ask, K that are looked at, H
 * features, I features of all heads.
 *
 * @param norm before it
 */
record RelativeAttention(RootMeanSquareNorm norm, Maps maps, AttentionHeads heads) {
  private static final double UNSCALED = 1;

  /**
   * The linear maps, all without a bias.
   *
   * @param names of those of queries, keys, values and of the result
   */
  record Maps(Weights weights, Names names) {
    record Names(String query, String key, String value, String output) {
      /** T5's, behind what stands before them. */
      static Names behind(String prefix) {
        return new Names(
            prefix + "q.weight", prefix + "k.weight", prefix + "v.weight", prefix + "o.weight");
      }
    }

    Tensor all() {
      return weights.transposed(List.of(names.query, names.key, names.value));
    }

    Tensor query() {
      return weights.transposed(List.of(names.query));
    }

    Tensor keysAndValues() {
      return weights.transposed(List.of(names.key, names.value));
    }

    Tensor output() {
      return weights.transposed(List.of(names.output));
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
    List<Tensor> parts = operators.split(operators.matMul(normed, maps.all()), 3);
    SeenStates states = new SeenStates(parts.get(0), parts.get(1), parts.get(2));
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
    Tensor queries = operators.matMul(norm.of(operators, hidden), maps.query());
    List<Tensor> seen = operators.split(operators.matMul(other, maps.keysAndValues()), 2);
    SeenStates states = new SeenStates(queries, seen.get(0), seen.get(1));
    return result(operators, hidden, kernels.attend(states, function(), visibility));
  }

  private Tensor result(Operators operators, Tensor hidden, Tensor seen) {
    return operators.add(operators.matMul(seen, maps.output()), hidden);
  }

  private ScaledDotProduct function() {
    return new ScaledDotProduct(heads, UNSCALED);
  }
}
