package org.injerto.doctor;

/**
 * Whether a model can do a task.
 *
 * @param task by Hugging Face's name
 */
public record Readiness(String task, State state) {
  /** What is needed before a model can do a task. */
  public enum State {
    /** Nothing. */
    READY,
    /** Training on examples, which grafts a fresh head. */
    AFTER_TRAINING,
    /** Weights with the head that the model was pre-trained with. */
    NO_HEAD
  }
}
