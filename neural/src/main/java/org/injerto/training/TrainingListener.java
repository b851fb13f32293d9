package org.injerto.training;

/** Watches a run. Every method does nothing unless it is overridden. */
public interface TrainingListener {
  /** Watches nothing. */
  TrainingListener SILENT = new TrainingListener() {};

  /** An update was made. */
  default void updated(Update update) {}

  /** The model was scored on the dev set. */
  default void evaluated(DevScore score) {}

  /** The state of the run is safe on disk: it can go on from {@code step}. */
  default void saved(long step) {}

  /**
   * One update.
   *
   * @param step updates made so far, this one included
   * @param steps updates of the whole run
   * @param loss mean over the update's examples, before the update
   * @param gradientNorm before clipping
   * @param learningRate of this update
   * @param tokens pieces that this update saw, padding not counted
   */
  record Update(
      long step, long steps, double loss, double gradientNorm, double learningRate, long tokens) {}

  /**
   * The model's quality on the dev set.
   *
   * @param step updates made so far
   * @param best whether no earlier quality of the run is as good
   */
  record DevScore(long step, Learner.Quality quality, boolean best) {}
}
