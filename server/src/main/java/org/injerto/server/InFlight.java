package org.injerto.server;

import java.time.Duration;

/** How many requests have begun and not ended. */
final class InFlight {
  private int requests;

  synchronized void begin() {
    requests++;
  }

  synchronized void end() {
    requests--;
    if (requests == 0) {
      notifyAll();
    }
  }

  synchronized int requests() {
    return requests;
  }

  /** Waits until none is left, but no longer than that; whether none is. */
  synchronized boolean awaitNone(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    long left = time.toMillis();
    while (requests > 0 && left > 0) {
      wait(left);
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
    return requests == 0;
  }
}
