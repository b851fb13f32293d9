package org.injerto.server;

import java.util.function.BiFunction;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.model.Health;

/**
 * What every exchange uses.
 *
 * @param refusals makes the answer of a refusal
 * @param bodyBytes the largest body
 */
record Workshop(
    RequestReader reader,
    Gate gate,
    BiFunction<Refusal, Request, Response> refusals,
    int bodyBytes,
    Health health,
    OpenCount inFlight,
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
