package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Head;

/** Makes of the hidden state of the first piece one of the whole text. */
public final class Pooler {
  private final double dropout;
  private final DenseLayer dense;

  private Pooler(double dropout, DenseLayer dense) {
    this.dropout = dropout;
    this.dense = dense;
  }

  /** A pooler that reads these parameters, now and whenever they change. */
  public static Pooler of(Head.Pooling pooling, Parameters parameters) {
    return new Pooler(pooling.dropout(), DenseLayer.of(pooling.dense(), parameters));
  }

  /** (B, H) to (B, H). */
  public Tensor apply(Tensor first, Noise noise) {
    return dense.apply(noise.drop(first, dropout));
  }
}
