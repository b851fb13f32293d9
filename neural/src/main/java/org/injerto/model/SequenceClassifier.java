package org.injerto.model;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Trunk;

/**
 * A classification head on what stands for a whole text: the models of {@code
 * BertForSequenceClassification} and {@code GPT2ForSequenceClassification} and their kin.
 */
public final class SequenceClassifier {
  private final TextStates states;
  private final ClassificationHead head;
  private final int features;

  private SequenceClassifier(TextStates states, ClassificationHead head, int features) {
    this.states = states;
    this.head = head;
    this.features = features;
  }

  /** A classifier that reads these parameters, now and whenever they change. */
  public static SequenceClassifier of(Trunk trunk, Parameters parameters) {
    return of(trunk, parameters, trunk.paddingId());
  }

  /**
   * The same over a table of word embeddings of its own.
   *
   * @param padding the row of that table that fills short texts up
   */
  public static SequenceClassifier of(Trunk trunk, Parameters parameters, int padding) {
    return new SequenceClassifier(
        TextStates.of(trunk, parameters, padding),
        ClassificationHead.of(trunk.classifier(), parameters),
        trunk.size().hiddenSize());
  }

  /** How many logits a text gets. */
  public int labels() {
    return head.outputs();
  }

  /** Logits of a batch of texts of any lengths: (B, labels). */
  public Tensor apply(List<int[]> texts, Noise noise) {
    return head.apply(states.of(texts, noise), noise);
  }

  /**
   * The logits of any number of texts, without gradients.
   *
   * @return {@link #labels()} numbers for each text, in the order of the texts
   */
  public float[] logits(List<int[]> texts, Engine engine) {
    return new Inference(engine).rows(texts, labels(), batch -> apply(batch, Noise.none()));
  }

  /**
   * The hidden states that stand for any number of texts, without gradients.
   *
   * @return (texts, H)
   */
  public Tensor states(List<int[]> texts, Engine engine) {
    float[] rows =
        new Inference(engine).rows(texts, features, batch -> states.of(batch, Noise.none()));
    return Tensors.ofFloats(rows, texts.size(), features);
  }
}
