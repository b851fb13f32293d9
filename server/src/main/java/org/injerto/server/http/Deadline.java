package org.injerto.server.http;

import java.time.Duration;

/**
 * When an answer is of no use any more.
 *
 * @param nanoTime on the clock of {@link System#nanoTime}
 */
public record Deadline(long nanoTime) {
  /** As long from now. */
  public static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Whether it has passed. */
  public boolean isOver() {
    return nanosLeft() <= 0;
  }

  /** How many nanoseconds are left; none or fewer if it has passed. */
  public long nanosLeft() {
    return nanoTime - System.nanoTime();
  }
}
