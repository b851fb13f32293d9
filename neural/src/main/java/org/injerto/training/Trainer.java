package org.injerto.training;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.injerto.model.Engine;
import org.injerto.training.Learner.Quality;

/**
 * Fits a learner: batches, gradients, updates, scores, and a state on disk from which a run goes on
 * as if it had never stopped.
 *
 * <p>What an update does is a function of the configuration and the update's number alone: neither
 * the order of the examples nor dropout depends on a generator that would have to be restored.
 */
public final class Trainer {
  private final Engine engine;
  private final Learner learner;
  private final TrainingConfig config;
  private final UpdateBatches batches;
  private final LearningRateSchedule schedule;
  private final TrainingListener listener;

  /** A trainer that tells {@code listener} what it does. */
  public Trainer(Engine engine, Learner learner, TrainingConfig config, TrainingListener listener) {
    this.engine = engine;
    this.learner = learner;
    this.config = config;
    this.listener = listener;
    this.batches = new EpochBatches(learner, config.batches(), config.execution());
    this.schedule = config.learningRates();
  }

  /**
   * Runs to the end, or until {@code stop} says so, and leaves the best weights in the learner's
   * parameters; the last ones if there is no dev set.
   *
   * @param checkpoint where the run keeps what it needs to go on; if it holds a state, the run goes
   *     on from there
   * @param stop asked after every update
   * @return how far the run came
   * @throws DivergenceException if the loss is not a finite number; the last state stays on disk
   */
  public TrainingResult run(TrainingCheckpoint checkpoint, BooleanSupplier stop)
      throws IOException {
    try (Replicas replicas = new Replicas(learner, config.execution(), engine);
        AdamW optimizer = new AdamW(learner.parameters(), config.optimizer(), engine);
        BestWeights best = new BestWeights(learner.parameters())) {
      RunningTensors tensors = new RunningTensors(learner.parameters(), optimizer.state(), best);
      TrainingState state = checkpoint.load(tensors).orElse(TrainingState.start());
      boolean stopped = false;
      while (!over(state) && !stopped) {
        state = evaluated(updated(state, optimizer, replicas), best);
        stopped = stop.getAsBoolean();
        if (stopped || checkpoint.due(state.step())) {
          checkpoint.save(state, tensors);
          listener.saved(state.step());
        }
      }
      best.restoreIfAny();
      return new TrainingResult(state, over(state));
    }
  }

  private boolean over(TrainingState state) {
    return state.step() >= config.length().steps()
        || state.evaluationsWithoutGain() >= config.length().patience();
  }

  private TrainingState updated(TrainingState state, AdamW optimizer, Replicas replicas) {
    long step = state.step();
    UpdateBatches.Update update = batches.of(step);
    double loss = replicas.backward(update.shares(), step);
    if (!Double.isFinite(loss)) {
      throw new DivergenceException(step, loss);
    }
    double rate = schedule.at(step);
    double norm = optimizer.update(rate);
    if (!Double.isFinite(norm)) { // the weights are lost now, and must not be saved
      throw new DivergenceException(step, norm);
    }
    listener.updated(
        new TrainingListener.Update(
            step + 1, config.length().steps(), loss, norm, rate, update.tokens()));
    return state.updated();
  }

  private TrainingState evaluated(TrainingState state, BestWeights best) {
    boolean last = state.step() == config.length().steps();
    if (!last && state.step() % config.length().evaluateEvery() != 0) {
      return state;
    }
    Optional<Quality> quality = learner.evaluate(state.step());
    if (quality.isEmpty()) {
      return state;
    }
    TrainingState scored = state.evaluated(quality.get());
    if (scored.bestNow()) {
      best.keep();
    }
    listener.evaluated(
        new TrainingListener.DevScore(state.step(), quality.get(), scored.bestNow()));
    return scored;
  }
}
