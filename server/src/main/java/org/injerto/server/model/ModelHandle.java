package org.injerto.server.model;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A model and how many use it: it is closed once it is retired and the last of them is done. */
final class ModelHandle {
  private final ServedModel<?, ?> model;
  private final AtomicInteger users = new AtomicInteger(1); // the registry is one
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  ModelHandle(ServedModel<?, ?> model) {
    this.model = model;
  }

  ServedModel<?, ?> model() {
    return model;
  }

  /** Begins to use the model, if it is not retired and unused. */
  boolean acquire() {
    return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
  }

  /** Ends a use. */
  void release() {
    if (users.decrementAndGet() == 0) {
      // The last user may be a thread of the engine, which cannot wait for its own end.
      Thread closing = new Thread(this::close, "close-" + model.info().name());
      closing.setDaemon(true);
      closing.start();
    }
  }

  private void close() {
    try {
      model.close();
    } finally {
      closed.complete(null);
    }
  }

  /**
   * Ends the use by the registry, once.
   *
   * @return done once the model is closed
   */
  CompletableFuture<Void> retire() {
    release();
    return closed;
  }
}
