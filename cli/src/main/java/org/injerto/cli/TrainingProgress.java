package org.injerto.cli;

import org.injerto.text.Message;
import org.injerto.training.TrainingListener;

/** Shows a person how training goes on, and adds up what programs want to know of it. */
final class TrainingProgress implements TrainingListener, AutoCloseable {
  /** How much of the loss shown is that of the last update. */
  private static final double NEWEST = 0.1;

  private final Session session;
  private final Message work;
  private final long start = System.nanoTime();
  private Progress progress = Progress.SILENT;
  private long updates;
  private long tokens;
  private double loss;

  /**
   * @param work what is done, such as "Fine-tuning"
   */
  TrainingProgress(Session session, Message work) {
    this.session = session;
    this.work = work;
  }

  @Override
  public void updated(Update update) {
    if (updates == 0) {
      progress = session.progress(work, update.step() - 1, update.steps());
      loss = update.loss();
    }
    updates++;
    tokens += update.tokens();
    loss += NEWEST * (update.loss() - loss);
    progress.at(update.step(), loss);
  }

  /**
   * What training took, without what a run that was stopped had done before.
   *
   * @param updates made
   * @param tokens pieces seen in them, padding not counted
   * @param seconds from the first to the last
   */
  record Effort(long updates, long tokens, double seconds) {}

  Effort effort() {
    return new Effort(updates, tokens, (System.nanoTime() - start) / 1e9);
  }

  @Override
  public void close() {
    progress.close();
  }
}
