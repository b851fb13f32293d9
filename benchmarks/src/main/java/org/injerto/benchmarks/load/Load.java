package org.injerto.benchmarks.load;

import java.time.Duration;

/**
 * What a server is asked to bear.
 *
 * @param connections that ask at the same time, each for one text
 * @param warmUp how long it goes before anything counts
 * @param window how long it counts
 */
record Load(Pace pace, int connections, Duration warmUp, Duration window) {
  Load {
    if (connections < 1 || warmUp.isNegative() || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException(
          "connections and window must be positive; connections=%d, warmUp=%s, window=%s"
              .formatted(connections, warmUp, window));
    }
  }
}
