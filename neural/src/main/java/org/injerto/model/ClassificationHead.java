package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** BERT's pooler and a linear classifier over it (Devlin et al. 2019, section 4.1). */
public final class ClassificationHead {
  private final Linear pooler;
  private final Linear classifier;
  private final double dropout;

  private ClassificationHead(Linear pooler, Linear classifier, double dropout) {
    this.pooler = pooler;
    this.classifier = classifier;
    this.dropout = dropout;
  }

  /**
   * A head that reads these parameters, now and whenever they change.
   *
   * @param dropout probability with which a pooled feature is dropped in training
   */
  public static ClassificationHead of(Parameters parameters, double dropout) {
    return new ClassificationHead(
        Linear.of(parameters, "bert.pooler.dense"), Linear.of(parameters, "classifier"), dropout);
  }

  /** How many logits a text gets. */
  public int labels() {
    return Math.toIntExact(classifier.bias().size(0));
  }

  /**
   * Scores every label.
   *
   * @param first the hidden state of the first piece, [CLS]: (B, H)
   * @return logits: (B, labels)
   */
  public Tensor apply(Tensor first, Noise noise) {
    Tensor pooled = torch.tanh(pooler.apply(first)); // (B, H)
    return classifier.apply(noise.drop(pooled, dropout));
  }
}
