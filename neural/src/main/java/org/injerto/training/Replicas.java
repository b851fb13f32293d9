package org.injerto.training;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.injerto.model.Engine;
import org.injerto.model.Noise;
import org.injerto.model.Parameters;
import org.injerto.training.Learner.Loss;
import org.injerto.training.TrainingConfig.Execution;
import org.injerto.training.UpdateBatches.Share;

/**
 * One gradient from several threads, each with a share of the batch and gradients of its own, which
 * are added up at the end of the update.
 */
final class Replicas implements AutoCloseable {
  private final Execution execution;
  private final List<Replica> replicas;
  private final List<Parameters> parts;
  private final Engine engine;

  private record Replica(Parameters parameters, Loss loss) {}

  Replicas(Learner learner, Execution execution, Engine engine) {
    this.execution = execution;
    this.engine = engine;
    this.parts = learner.parameters().shares(engine.threads());
    this.replicas =
        IntStream.range(0, execution.threads()).mapToObj(i -> replica(learner)).toList();
  }

  private static Replica replica(Learner learner) {
    Parameters view = learner.parameters().replica();
    return new Replica(view, learner.loss(view));
  }

  /**
   * Leaves the gradients of an update in the parameters.
   *
   * @param step the number of the update
   * @return the loss
   */
  double backward(List<Share> shares, long step) {
    List<Callable<Double>> work =
        IntStream.range(0, replicas.size())
            .<Callable<Double>>mapToObj(i -> () -> backward(i, shares, step))
            .toList();
    double loss = engine.together(work).stream().mapToDouble(Double::doubleValue).sum();
    engine.each(parts, this::gather);
    return loss;
  }

  private double backward(int first, List<Share> shares, long step) {
    Replica replica = replicas.get(first);
    replica.parameters.tensors().forEach(parameter -> parameter.mutable_grad().reset());
    double loss = 0;
    for (int i = first; i < shares.size(); i += replicas.size()) {
      loss += backward(replica.loss, shares.get(i), Noise.of(execution.seed(), step, i));
    }
    return loss;
  }

  private double backward(Loss loss, Share batch, Noise noise) {
    try (PointerScope scope = new PointerScope()) {
      Tensor mean = forward(loss, batch.examples(), noise);
      Tensor share = batch.weight() == 1 ? mean : mean.mul(new Scalar(batch.weight()));
      share.backward();
      return share.item_double();
    }
  }

  private Tensor forward(Loss loss, int[] examples, Noise noise) {
    try (Autocast autocast = Autocast.open(execution.precision())) {
      return loss.of(examples, noise);
    }
  }

  /** Adds up, always in the same order, so that the same seed gives the same sum. */
  private void gather(Parameters part) {
    for (String name : part.names()) {
      Tensor sum = null;
      for (Replica replica : replicas) {
        Tensor gradient = replica.parameters.get(name).grad();
        if (gradient.defined()) {
          sum = sum == null ? gradient : sum.add_(gradient);
        }
      }
      if (sum != null) {
        part.get(name).mutable_grad().put(sum);
      }
    }
  }

  @Override
  public void close() {
    replicas.forEach(replica -> replica.parameters.close());
  }
}
