package org.injerto.onnx;

import org.injerto.architecture.Activation;
import org.injerto.onnx.graph.Tensor;

/** Everything of standard operators. */
record PortableKernels(Operators operators) implements Kernels {
  @Override
  public Tensor addAndNormalize(Tensor inputs, Linear map, Tensor before, LayerNorm norm) {
    return addAndNormalize(map.apply(operators, inputs), before, norm);
  }

  @Override
  public Tensor addAndNormalize(Tensor embeddings, Tensor places, LayerNorm norm) {
    return operators.normalize(operators.add(embeddings, places), norm);
  }

  @Override
  public Tensor activate(Tensor inputs, Linear map, Activation activation) {
    return Activations.of(operators, map.apply(operators, inputs), activation);
  }

  @Override
  public Tensor attend(SeenStates states, ScaledDotProduct attention, Visibility visibility) {
    return attend(states, attention, visibility.asScores());
  }

  @Override
  public Tensor attend(SeenStates states, ScaledDotProduct attention, Tensor added) {
    AttentionHeads heads = attention.heads();
    Tensor queries = heads.split(operators, states.queries());
    Tensor scaled = operators.multiply(queries, operators.number(attention.scale()));
    Tensor keys = heads.splitTransposed(operators, states.keys());
    Tensor scores = operators.matMul(scaled, keys); // (B, A, Q, T)
    Tensor seen = operators.softmax(operators.add(scores, added));
    Tensor values = heads.split(operators, states.values());
    return heads.merge(operators, operators.matMul(seen, values));
  }
}
