package org.injerto.model;

import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Head;

/** Scores of a text, made of the hidden state that stands for it. */
public final class ClassificationHead {
  private final Scores scores;
  private final int outputs;

  private ClassificationHead(Scores scores, Tensor weight) {
    this.scores = scores;
    this.outputs = Math.toIntExact(weight.size(0));
  }

  /** (B, H) to (B, outputs). */
  private interface Scores {
    Tensor of(Tensor states, Noise noise);
  }

  /**
   * A head that reads these parameters, now and whenever they change.
   *
   * @param head how the family makes it
   */
  public static ClassificationHead of(Head.OfText head, Parameters parameters) {
    return head instanceof Head.Pooled pooled
        ? pooled(pooled, parameters)
        : plain((Head.Plain) head, parameters);
  }

  /** As in Devlin et al. 2019, section 4.1. */
  private static ClassificationHead pooled(Head.Pooled head, Parameters parameters) {
    Pooler pooler = Pooler.of(head.pooling(), parameters);
    Linear output = Linear.of(parameters, head.output());
    return new ClassificationHead(
        (states, noise) -> output.apply(noise.drop(pooler.apply(states, noise), head.dropout())),
        output.weight());
  }

  private static ClassificationHead plain(Head.Plain head, Parameters parameters) {
    UnbiasedLinear output = UnbiasedLinear.of(parameters, head.output());
    return new ClassificationHead((states, noise) -> output.apply(states), output.weight());
  }

  /** How many scores a text gets. */
  public int outputs() {
    return outputs;
  }

  /**
   * Scores every label.
   *
   * @param states what stands for each text: (B, H)
   * @return logits: (B, outputs)
   */
  public Tensor apply(Tensor states, Noise noise) {
    return scores.of(states, noise);
  }
}
