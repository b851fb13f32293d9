package org.injerto.training;

import java.util.Optional;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.injerto.architecture.Head;
import org.injerto.evaluation.ScoreMatrix;
import org.injerto.model.ClassificationHead;
import org.injerto.model.Noise;
import org.injerto.model.Parameters;
import org.injerto.model.Tensors;

/**
 * The head learns alone; what the trunk makes of each text was computed once.
 *
 * @see <a href="https://arxiv.org/abs/1903.05987">Peters et al. 2019, feature extraction</a>
 */
public final class HeadLearner implements Learner {
  private final Head.OfText description;
  private final Parameters head;
  private final Features train;
  private final Optional<Features> dev;

  /**
   * What the trunk made of texts.
   *
   * @param states the hidden state that stands for each text: (texts, H)
   * @param texts what they were made of
   */
  public record Features(Tensor states, EncodedTexts texts) {}

  /**
   * @param description how the family makes the head
   * @param head the parameters of the head alone
   */
  public HeadLearner(
      Head.OfText description, Parameters head, Features train, Optional<Features> dev) {
    this.description = description;
    this.head = head;
    this.train = train;
    this.dev = dev;
  }

  @Override
  public Parameters parameters() {
    return head;
  }

  @Override
  public int size() {
    return train.texts.pieces().size();
  }

  @Override
  public int length(int example) {
    return train.texts.pieces().get(example).length;
  }

  @Override
  public Loss loss(Parameters parameters) {
    ClassificationHead classifier = ClassificationHead.of(description, parameters);
    return (batch, noise) -> {
      Tensor states = train.states.index_select(0, Tensors.ofInts(batch)); // (B, H)
      return train.texts.targets().loss(classifier.apply(states, noise), batch);
    };
  }

  @Override
  public double weight(int[] batch) {
    return train.texts.targets().weight(batch);
  }

  @Override
  public Optional<Quality> evaluate(long step) {
    return dev.map(this::quality);
  }

  private Quality quality(Features features) {
    try (InferenceMode inference = new InferenceMode()) {
      Tensor logits = ClassificationHead.of(description, head).apply(features.states, Noise.none());
      int labels = Math.toIntExact(logits.size(1));
      return features.texts.targets().quality(ScoreMatrix.of(Tensors.floats(logits), labels));
    }
  }
}
