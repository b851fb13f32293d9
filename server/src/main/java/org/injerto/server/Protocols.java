package org.injerto.server;

import java.util.List;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.http.Route;
import org.injerto.server.model.Health;
import org.injerto.server.model.ModelRegistry;

/** The ways in which models are asked. */
@FunctionalInterface
public interface Protocols {
  /**
   * The routes of all protocols to these models.
   *
   * @param others the routes that the server has besides
   */
  List<Route> routes(ModelRegistry models, Health health, List<Route> others);

  /** Says to a client why its request gets no answer, as the protocol of the request has it. */
  default Response refusal(Refusal refusal, Request request) {
    return refusal.response(request.context().language());
  }
}
