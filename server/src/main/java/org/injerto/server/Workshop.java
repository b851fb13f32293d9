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
 * @param bodies how large bodies may be
 */
record Workshop(
    RequestReader reader,
    Gate gate,
    BiFunction<Refusal, Request, Response> refusals,
    BodyMemory bodies,
    Health health,
    Books books) {
  /** Whether connections are closed after their next answer. */
  boolean isClosing() {
    return health.state().compareTo(Health.State.DRAINING) >= 0;
  }

  /** Where it is written down what happens. */
  record Books(OpenCount inFlight, ServerMetrics metrics, AccessLog log) {}
}
