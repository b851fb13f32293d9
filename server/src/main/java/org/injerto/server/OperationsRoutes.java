package org.injerto.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.injerto.server.http.Body;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.Request;
import org.injerto.server.http.Response;
import org.injerto.server.http.Route;
import org.injerto.server.model.Health;
import org.injerto.text.Message;

/** What those who run the server ask it. */
final class OperationsRoutes {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Health health;
  private final ServerMetrics metrics;

  OperationsRoutes(Health health, ServerMetrics metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  List<Route> routes() {
    return List.of(
        Route.open("GET", "/ping", this::ready),
        Route.open("GET", "/readyz", this::ready),
        Route.open("GET", "/livez", this::live),
        Route.withToken("GET", "/metrics", this::metrics));
  }

  /** Whether requests for models make sense now. */
  private CompletionStage<Response> ready(Request request) {
    return health.obstacle().thenApply(obstacle -> ready(obstacle, request));
  }

  private static Response ready(Optional<Message> obstacle, Request request) {
    return obstacle
        .map(reason -> Refusal.of(503, reason).response(request.context().language()))
        .orElseGet(() -> Response.empty(200));
  }

  /** Whether the process is worth keeping: it answers this. */
  private CompletionStage<Response> live(Request request) {
    return CompletableFuture.completedFuture(Response.empty(200));
  }

  private CompletionStage<Response> metrics(Request request) {
    return CompletableFuture.completedFuture(Response.of(200, PROMETHEUS, Body.of(metrics.page())));
  }
}
