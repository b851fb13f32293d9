package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Head;

/** Scores of a text, made of the hidden state of its first piece (Devlin et al. 2019, 4.1). */
public final class ClassificationHead {
  private final Pooler pooler;
  private final double dropout;
  private final Linear output;

  private ClassificationHead(Pooler pooler, double dropout, Linear output) {
    this.pooler = pooler;
    this.dropout = dropout;
    this.output = output;
  }

  /**
   * A head that reads these parameters, now and whenever they change.
   *
   * @param head how the family makes it
   */
  public static ClassificationHead of(Head.Pooled head, Parameters parameters) {
    return new ClassificationHead(
        Pooler.of(head.pooling(), parameters),
        head.dropout(),
        Linear.of(parameters, head.output()));
  }

  /** How many scores a text gets. */
  public int outputs() {
    return Math.toIntExact(output.bias().size(0));
  }

  /**
   * Scores every label.
   *
   * @param first the hidden state of the first piece: (B, H)
   * @return logits: (B, outputs)
   */
  public Tensor apply(Tensor first, Noise noise) {
    return output.apply(noise.drop(pooler.apply(first, noise), dropout));
  }
}
