package org.injerto.server;

import java.util.Optional;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.http.Request;
import org.injerto.server.http.Route;
import org.injerto.server.http.Router;
import org.injerto.server.model.Health;
import org.injerto.text.Message;

/** Decides whether a request is let in, before its body is read. */
final class Gate {
  private final Router router;
  private final Health health;
  private final Optional<BearerToken> token;

  Gate(Router router, Health health, Optional<BearerToken> token) {
    this.router = router;
    this.health = health;
    this.token = token;
  }

  /**
   * The endpoint of a request.
   *
   * @throws RefusedException with status 401 without the right token, with status 404 or 405 where
   *     no route is meant, with status 503 while models are loaded or the server is about to stop
   */
  Router.Match admit(Request request) {
    Router.Match match = router.match(request);
    Route.Admission admission = match.route().admission();
    if (admission != Route.Admission.ALWAYS) {
      checkToken(request);
    }
    if (admission == Route.Admission.WHEN_READY) {
      health.closedFor().ifPresent(Gate::refuse);
    }
    return match;
  }

  private void checkToken(Request request) {
    String header = request.header("Authorization").orElse("");
    if (token.isPresent() && !token.get().isIn(header)) {
      throw new RefusedException(
          Refusal.of(401, Message.of(Gate.class, "token.missing"))
              .with("WWW-Authenticate", "Bearer"));
    }
  }

  private static void refuse(Message reason) {
    throw new RefusedException(Refusal.of(503, reason).with("Retry-After", "1"));
  }
}
