package org.injerto.server;

import java.time.Duration;

/** How many of something have begun and not ended. */
final class OpenCount {
  private int open;

  synchronized void begin() {
    open++;
  }

  synchronized void end() {
    open--;
    if (open == 0) {
      notifyAll();
    }
  }

  synchronized int open() {
    return open;
  }

  /** Waits until none is left, but no longer than that; whether none is. */
  synchronized boolean awaitNone(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    long left = time.toMillis();
    while (open > 0 && left > 0) {
      wait(left);
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
    return open == 0;
  }
}
