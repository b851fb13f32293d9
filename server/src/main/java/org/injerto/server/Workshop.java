package org.injerto.server;

import org.injerto.server.model.Health;

/**
 * What every exchange uses.
 *
 * @param bodyBytes the largest body
 */
record Workshop(
    RequestReader reader,
    Gate gate,
    int bodyBytes,
    Health health,
    InFlight inFlight,
    Books books) {
  /** Whether connections are closed after their next answer. */
  boolean isClosing() {
    return health.state().compareTo(Health.State.DRAINING) >= 0;
  }

  ServerMetrics metrics() {
    return books.metrics();
  }

  AccessLog log() {
    return books.log();
  }

  /** Where it is written down what happened. */
  record Books(ServerMetrics metrics, AccessLog log) {}
}
