package org.injerto.training;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.evaluation.BinaryCounts;
import org.injerto.evaluation.ScoreMatrix;
import org.injerto.evaluation.ZeroDivision;
import org.injerto.model.Tensors;
import org.injerto.training.Learner.Quality;

/** Any number of labels for each example; the loss is binary cross-entropy, label by label. */
public final class LabelSetTargets implements Targets {
  private final List<List<Integer>> labels;
  private final int labelCount;

  private LabelSetTargets(List<List<Integer>> labels, int labelCount) {
    this.labels = labels;
    this.labelCount = labelCount;
  }

  /**
   * @param labels the labels of each example, from 0
   * @param labelCount how many labels there are
   */
  public static LabelSetTargets of(List<List<Integer>> labels, int labelCount) {
    return new LabelSetTargets(labels.stream().map(List::copyOf).toList(), labelCount);
  }

  @Override
  public int size() {
    return labels.size();
  }

  @Override
  public Tensor loss(Tensor logits, int[] batch) {
    float[] wanted = new float[batch.length * labelCount];
    for (int row = 0; row < batch.length; row++) {
      for (int label : labels.get(batch[row])) {
        wanted[row * labelCount + label] = 1;
      }
    }
    return torch.binary_cross_entropy_with_logits(
        logits, Tensors.ofFloats(wanted, batch.length, labelCount));
  }

  @Override
  public double weight(int[] batch) {
    return batch.length;
  }

  /** Micro F1 of the labels with a probability of one half or more; then the mean loss. */
  @Override
  public Quality quality(ScoreMatrix logits) {
    BinaryCounts counts = BinaryCounts.NONE;
    double loss = 0;
    for (int row = 0; row < logits.rows(); row++) {
      for (int label = 0; label < labelCount; label++) {
        boolean wanted = labels.get(row).contains(label);
        double logit = logits.at(row, label);
        counts = counts.plus(counted(wanted, logit >= 0));
        loss += Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(wanted ? -logit : logit, 0);
      }
    }
    return new Quality(counts.f1(ZeroDivision.ZERO), loss / ((double) logits.rows() * labelCount));
  }

  private static BinaryCounts counted(boolean wanted, boolean predicted) {
    return new BinaryCounts(
        wanted && predicted ? 1 : 0, predicted && !wanted ? 1 : 0, wanted && !predicted ? 1 : 0);
  }
}
