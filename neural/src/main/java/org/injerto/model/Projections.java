package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** What makes queries, keys and values of hidden states, for A heads of D features each. */
record Projections(Linear query, Linear key, Linear value, AttentionHeads heads) {
  /** (B, Q, H) to (B, A, Q, D). */
  Tensor queries(Tensor hidden) {
    return heads.split(query.apply(hidden));
  }

  /** Of hidden states (B, T, H), in one product. */
  KeyValues keyValues(Tensor hidden) {
    Tensor weight = torch.cat(new TensorVector(key.weight(), value.weight()));
    Tensor bias = torch.cat(new TensorVector(key.bias(), value.bias()));
    Tensor both = heads.split(new Linear(weight, bias).apply(hidden), 2); // (2, B, A, T, D)
    return new KeyValues(both.select(0, 0), both.select(0, 1));
  }
}
