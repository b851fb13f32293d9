package org.injerto.model;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.EncoderArchitecture;

/**
 * An encoder with a classification head: the models of {@code BertForSequenceClassification} and
 * its kin.
 */
public final class SequenceClassifier {
  private final Encoder encoder;
  private final ClassificationHead head;
  private final int padding;

  private SequenceClassifier(Encoder encoder, ClassificationHead head, int padding) {
    this.encoder = encoder;
    this.head = head;
    this.padding = padding;
  }

  /** A classifier that reads these parameters, now and whenever they change. */
  public static SequenceClassifier of(EncoderArchitecture architecture, Parameters parameters) {
    return of(architecture, parameters, architecture.vocabulary().paddingId());
  }

  /**
   * The same over a table of word embeddings of its own.
   *
   * @param padding the row of that table that fills short texts up
   */
  public static SequenceClassifier of(
      EncoderArchitecture architecture, Parameters parameters, int padding) {
    return new SequenceClassifier(
        Encoder.of(architecture, parameters, padding),
        ClassificationHead.of(architecture.heads().sequence(), parameters),
        padding);
  }

  /** How many logits a text gets. */
  public int labels() {
    return head.outputs();
  }

  /** Logits of a batch: (B, labels). */
  public Tensor apply(EncoderInput input, Noise noise) {
    return head.apply(encoder.first(input, noise), noise);
  }

  /** Logits of a batch of texts of any lengths: (B, labels). */
  public Tensor apply(List<int[]> texts, Noise noise) {
    return apply(EncoderInput.padded(texts, padding), noise);
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
   * The hidden states of the first piece of any number of texts, without gradients.
   *
   * @return (texts, H)
   */
  public Tensor firstStates(List<int[]> texts, Engine engine) {
    int features = encoder.hiddenSize();
    float[] rows =
        new Inference(engine)
            .rows(
                texts,
                features,
                batch -> encoder.first(EncoderInput.padded(batch, padding), Noise.none()));
    return Tensors.ofFloats(rows, texts.size(), features);
  }
}
