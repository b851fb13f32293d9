package org.injerto.hub;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {
  /** Returns when it is over. */
  void sleep(Duration pause) throws InterruptedException;

  /** Real time. */
  Sleeper REAL = pause -> Thread.sleep(pause.toMillis());
}
