package org.injerto.training;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.injerto.evaluation.RegressionReport;
import org.injerto.evaluation.ScoreMatrix;
import org.injerto.model.Tensors;
import org.injerto.training.Learner.Quality;

/** A number for each example; the loss is the mean squared error. */
public final class ScoreTargets implements Targets {
  private final List<Double> scores;

  private ScoreTargets(List<Double> scores) {
    this.scores = scores;
  }

  /**
   * @param scores the number of each example, finite
   */
  public static ScoreTargets of(List<Double> scores) {
    return new ScoreTargets(List.copyOf(scores));
  }

  @Override
  public int size() {
    return scores.size();
  }

  @Override
  public Tensor loss(Tensor logits, int[] batch) {
    float[] wanted = new float[batch.length];
    for (int row = 0; row < batch.length; row++) {
      wanted[row] = scores.get(batch[row]).floatValue();
    }
    return torch.mse_loss(logits.view(batch.length), Tensors.ofFloats(wanted, batch.length));
  }

  @Override
  public double weight(int[] batch) {
    return batch.length;
  }

  /** Less error is better: the score is the negative of the loss, the mean squared error. */
  @Override
  public Quality quality(ScoreMatrix logits) {
    double[] wanted = scores.stream().mapToDouble(Double::doubleValue).toArray();
    double error = RegressionReport.of(wanted, logits.column(0)).meanSquaredError();
    return new Quality(-error, error);
  }
}
