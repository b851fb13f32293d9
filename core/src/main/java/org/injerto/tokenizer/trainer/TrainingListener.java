package org.injerto.tokenizer.trainer;

import java.util.concurrent.CancellationException;

/** Sees how the learning of a vocabulary goes on, and can end it. */
@FunctionalInterface
public interface TrainingListener {
  /** Lets it go on to its end. */
  TrainingListener SILENT = (done, total) -> true;

  /**
   * A step is done.
   *
   * @param done how much of the work, from 0 to {@code total}
   * @return whether to go on; if not, the trainer throws {@link CancellationException}
   */
  boolean at(long done, long total);

  /** Tells a listener, and ends the training if it says so. */
  static void tell(TrainingListener listener, long done, long total) {
    if (!listener.at(Math.min(done, total), total)) {
      throw new CancellationException("the listener ended the training");
    }
  }
}
