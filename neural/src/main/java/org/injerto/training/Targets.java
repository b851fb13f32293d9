package org.injerto.training;

import org.bytedeco.pytorch.Tensor;
import org.injerto.evaluation.ScoreMatrix;
import org.injerto.training.Learner.Quality;

/** What is to be predicted for each example, and the loss of predicting something else. */
public sealed interface Targets permits ClassTargets, LabelSetTargets, ScoreTargets {
  /** How many examples there are. */
  int size();

  /**
   * The mean loss over a batch.
   *
   * @param logits (B, labels)
   * @return a scalar
   */
  Tensor loss(Tensor logits, int[] batch);

  /** How many things {@link #loss} is a mean over. */
  double weight(int[] batch);

  /**
   * How good predictions for all examples are.
   *
   * @param logits a row for each example, a column for each label
   */
  Quality quality(ScoreMatrix logits);
}
