package org.injerto.server.model;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.injerto.text.Message;

/** Whether models can be asked now. */
public final class Health {
  private final ModelRegistry models;
  private volatile State state = State.LOADING;

  /** The health of a server that begins to load. */
  public Health(ModelRegistry models) {
    this.models = models;
  }

  /** The life of a server, in this order. */
  public enum State {
    /** Its models are not there yet. */
    LOADING,
    /** It answers. */
    READY,
    /** It finishes what it has begun and begins nothing. */
    DRAINING,
    /** It is gone. */
    STOPPED
  }

  /** Where the server is in its life. */
  public State state() {
    return state;
  }

  /** Goes on to a later state; there is no way back. */
  public synchronized void become(State next) {
    if (next.compareTo(state) > 0) {
      state = next;
    }
  }

  /** Why the server takes no requests in the state that it is in; nothing if it does. */
  public Optional<Message> closedFor() {
    return switch (state) {
      case LOADING -> Optional.of(Message.of(Health.class, "state.loading"));
      case READY -> Optional.empty();
      case DRAINING, STOPPED -> Optional.of(Message.of(Health.class, "state.draining"));
    };
  }

  /**
   * Why models cannot be asked, or nothing if every one of them is loaded and its engine answers.
   *
   * @return done in about a second at most
   */
  public CompletionStage<Optional<Message>> obstacle() {
    Optional<Message> closed = closedFor();
    return closed.isPresent() ? CompletableFuture.completedFuture(closed) : models.obstacle();
  }
}
