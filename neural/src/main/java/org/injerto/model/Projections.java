package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** What makes queries, keys and values of hidden states, cut into A heads. */
record Projections(Linear query, Linear key, Linear value, int heads) {
  /** Keys and values of the same pieces, each (B, A, T, H/A). */
  record KeysAndValues(Tensor keys, Tensor values) {}

  /** (B, Q, H) to (B, A, Q, H/A). */
  Tensor queries(Tensor hidden) {
    return split(query.apply(hidden), 1).select(0, 0);
  }

  /** Keys and values in one product. */
  KeysAndValues keysAndValues(Tensor hidden) {
    Tensor weight = torch.cat(new TensorVector(key.weight(), value.weight()));
    Tensor bias = torch.cat(new TensorVector(key.bias(), value.bias()));
    Tensor both = split(new Linear(weight, bias).apply(hidden), 2); // (2, B, A, T, H/A)
    return new KeysAndValues(both.select(0, 0), both.select(0, 1));
  }

  /** (B, T, parts H) to (parts, B, A, T, H/A). */
  private Tensor split(Tensor joined, long parts) {
    long headSize = joined.size(2) / parts / heads;
    return joined
        .view(joined.size(0), joined.size(1), parts, heads, headSize)
        .permute(2, 0, 3, 1, 4)
        .contiguous();
  }
}
