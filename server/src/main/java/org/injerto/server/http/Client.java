package org.injerto.server.http;

import java.util.concurrent.CompletableFuture;
import org.injerto.text.Message;

/** Whoever waits for an answer: until a deadline at most, and only as long as it does not leave. */
public final class Client {
  /** What a request comes to whose client has left: status 499, as nginx writes it. */
  public static final Refusal GONE = Refusal.of(499, Message.of(Client.class, "client.gone"));

  private final Deadline deadline;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();

  /** A client that is there, and waits until then. */
  public Client(Deadline deadline) {
    this.deadline = deadline;
  }

  /** When an answer is of no use any more. */
  public Deadline deadline() {
    return deadline;
  }

  /** Says that nobody waits any more. */
  public void leave() {
    gone.complete(null);
  }

  /** Whether it is known that nobody waits any more. */
  public boolean isGone() {
    return gone.isDone();
  }

  /** Has something done once it is known that nobody waits any more: now, if it is. */
  public void whenGone(Runnable event) {
    gone.thenRun(event);
  }
}
