package org.injerto.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.injerto.model.Noise;
import org.injerto.model.Parameters;
import org.injerto.model.Tensors;

/** Learns a straight line through points: a real loop on a model of two numbers. */
final class LineLearner implements Learner {
  private final Parameters parameters =
      Parameters.zeros(Map.of("slope.weight", List.of(1L, 1L), "slope.bias", List.of(1L)));
  private final float[] xs;
  private final float[] ys;
  private final boolean scored;

  /**
   * @param scored whether there is a dev set: the points themselves
   */
  LineLearner(int points, boolean scored) {
    xs = new float[points];
    ys = new float[points];
    this.scored = scored;
    for (int i = 0; i < points; i++) {
      xs[i] = i / (float) points;
      ys[i] = 2 * xs[i] - 1;
    }
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public int size() {
    return xs.length;
  }

  @Override
  public int length(int example) {
    return 1 + example % 3;
  }

  @Override
  public Loss loss(Parameters line) {
    return (batch, noise) -> {
      Tensor predicted =
          torch
              .linear(
                  column(batch, xs),
                  line.get("slope.weight"),
                  new TensorOptional(line.get("slope.bias")))
              .add(noisy(noise, batch.length));
      return torch.mse_loss(predicted, column(batch, ys));
    };
  }

  /** Something that is random, so that a run which repeats itself does so by its seed. */
  private static Tensor noisy(Noise noise, int rows) {
    return noise.drop(torch.ones(rows, 1), 0.5).mul(new Scalar(0.01));
  }

  private static Tensor column(int[] batch, float[] values) {
    float[] column = new float[batch.length];
    for (int i = 0; i < batch.length; i++) {
      column[i] = values[batch[i]];
    }
    return Tensors.ofFloats(column, batch.length, 1);
  }

  @Override
  public double weight(int[] batch) {
    return batch.length;
  }

  @Override
  public Optional<Quality> evaluate(long step) {
    if (!scored) {
      return Optional.empty();
    }
    float slope = Tensors.floats(parameters.get("slope.weight"))[0];
    return Optional.of(new Quality(-Math.abs(slope - 0.05), 0));
  }
}
