package org.injerto.server;

import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.text.Message;

/** How many bytes bodies may have, each and all of them together. */
final class BodyMemory {
  private static final int SHARE_OF_THE_HEAP = 4;

  private final int largest;
  private final long most;
  private long taken;

  /**
   * A memory.
   *
   * @param largest the most bytes of one body
   * @param most the most bytes of all bodies
   */
  BodyMemory(int largest, long most) {
    this.largest = largest;
    this.most = most;
  }

  /** A quarter of what the process may have, but enough for one body, packed and unpacked. */
  static BodyMemory ofThisProcess(int largest) {
    long quarter = Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP;
    return new BodyMemory(largest, Math.max(2L * largest, quarter));
  }

  /** The most bytes of one body. */
  int largest() {
    return largest;
  }

  private synchronized boolean take(long bytes) {
    boolean fits = taken + bytes <= most;
    taken += fits ? bytes : 0;
    return fits;
  }

  private synchronized void give(long bytes) {
    taken -= bytes;
  }

  /** The part of one request. */
  Part part() {
    return new Part();
  }

  /** What one request has taken; given back once that has ended. */
  final class Part implements AutoCloseable {
    private long bytes;
    private boolean closed;

    /**
     * Takes more.
     *
     * @throws RefusedException with status 503 if there is not as much
     */
    synchronized void take(long more) {
      if (closed) {
        return;
      } else if (!BodyMemory.this.take(more)) {
        throw new RefusedException(
            Refusal.of(503, Message.of(BodyMemory.class, "memory.full")).with("Retry-After", "1"));
      }
      bytes += more;
    }

    @Override
    public synchronized void close() {
      closed = true;
      give(bytes);
      bytes = 0;
    }
  }
}
