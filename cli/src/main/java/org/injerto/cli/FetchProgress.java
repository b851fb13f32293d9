package org.injerto.cli;

import java.util.function.BooleanSupplier;
import org.injerto.hub.FetchListener;
import org.injerto.hub.ModelName;
import org.injerto.text.Message;

/** Shows a person how much of a model has come, in kilobytes. */
final class FetchProgress implements FetchListener, AutoCloseable {
  private static final long UNIT = 1000;

  private final Session session;
  private final ModelName model;
  private final BooleanSupplier stop;
  private Progress progress = Progress.SILENT;
  private long total;
  private long there;
  private long received;

  /**
   * @param stop whether the person wants no more
   */
  FetchProgress(Session session, ModelName model, BooleanSupplier stop) {
    this.session = session;
    this.model = model;
    this.stop = stop;
  }

  @Override
  public void begins(int files, long bytes) {
    progress.close();
    total = bytes;
    there = 0;
    Message work = Message.of(FetchProgress.class, "fetch.work", model);
    progress = session.progress(work, 0, Math.max(1, total / UNIT));
  }

  @Override
  public void received(long bytes) {
    received += bytes;
    moved(bytes);
  }

  @Override
  public void moved(long bytes) {
    there += bytes;
    progress.at(Math.min(there, total) / UNIT);
  }

  @Override
  public void notice(Message message) {
    session.say(message);
  }

  @Override
  public boolean stopped() {
    return stop.getAsBoolean();
  }

  /** The bytes that came over the network. */
  long downloaded() {
    return received;
  }

  @Override
  public void close() {
    progress.close();
    progress = Progress.SILENT;
  }
}
