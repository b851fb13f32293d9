package org.injerto.training;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.injerto.model.Noise;
import org.injerto.model.Parameters;

/** A model and what it is to learn: a loss over examples that are known by their number. */
public interface Learner {
  /** The parameters that training moves. */
  Parameters parameters();

  /** How many examples there are; they are numbered from 0. */
  int size();

  /** Pieces of an example, special ones included, as the model reads it. */
  int length(int example);

  /** The loss of a model that reads {@code parameters}: the learner's own or a replica of them. */
  Loss loss(Parameters parameters);

  /**
   * How many things the loss of a batch is a mean over. The batches of one update are weighed by
   * it, so that gradients accumulated over them equal those of one large batch.
   */
  double weight(int[] batch);

  /**
   * How good the parameters are, as they stand after {@code step} updates, on examples that
   * training does not see; nothing if there are no such examples.
   */
  Optional<Quality> evaluate(long step);

  /** The mean loss over a batch, as a float32 scalar that gradients flow from. */
  @FunctionalInterface
  interface Loss {
    Tensor of(int[] batch, Noise noise);
  }

  /**
   * How good a model is on the dev set.
   *
   * @param score the metric that the best weights are chosen by; higher is better
   * @param loss decides between equal scores; lower is better
   */
  record Quality(double score, double loss) {
    boolean betterThan(Quality other) {
      return score > other.score || (score == other.score && loss < other.loss);
    }
  }
}
