package org.injerto.server;

import java.util.concurrent.atomic.AtomicLong;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.text.Message;

/** How many bytes the bodies of all requests in flight may have together. */
final class BodyMemory {
  private static final int SHARE_OF_THE_HEAP = 4;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /** A memory of so many bytes. */
  BodyMemory(long most) {
    this.most = most;
  }

  /** A quarter of what the process may have, but enough for one body. */
  static BodyMemory ofThisProcess(int largestBody) {
    return new BodyMemory(
        Math.max(2L * largestBody, Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP));
  }

  /**
   * Takes bytes, which must be given back even if they are refused.
   *
   * @throws RefusedException with status 503 if there are not as many
   */
  void take(long bytes) {
    if (taken.addAndGet(bytes) > most) {
      throw new RefusedException(
          Refusal.of(503, Message.of(BodyMemory.class, "memory.full")).with("Retry-After", "1"));
    }
  }

  /** Gives bytes back. */
  void give(long bytes) {
    taken.addAndGet(-bytes);
  }
}
