package org.injerto.server;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said to a client when something fails. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /**
   * The refusal that a failure is for a client.
   *
   * @param request its name in the log
   */
  static Refusal refusal(Throwable failure, String request) {
    if (failure instanceof CompletionException wrapped && wrapped.getCause() != null) {
      return refusal(wrapped.getCause(), request);
    } else if (failure instanceof RefusedException refused) {
      return refused.refusal();
    } else if (failure instanceof InvalidInputException invalid) {
      return Refusal.of(invalid);
    } else if (failure instanceof TimeoutException) {
      return Refusal.of(504, Message.of(Failures.class, "request.deadline"));
    }
    LOG.error("request {} failed", request, failure);
    return Refusal.of(500, Message.of(Failures.class, "request.failed", request));
  }
}
