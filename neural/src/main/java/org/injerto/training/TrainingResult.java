package org.injerto.training;

/**
 * What a run came to.
 *
 * @param state how far it came
 * @param complete false if it was stopped before its end and can go on
 */
public record TrainingResult(TrainingState state, boolean complete) {
  /** Updates after which the weights were as they were left: the best ones, else the last. */
  public long chosenStep() {
    return state.best().map(TrainingState.Evaluated::step).orElse(state.step());
  }
}
