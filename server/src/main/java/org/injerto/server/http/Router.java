package org.injerto.server.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import org.injerto.text.Printable;

/** Finds the route of a request. */
public final class Router {
  private final List<Route> routes;

  /** A router over all routes of a server. */
  public Router(List<Route> routes) {
    this.routes =
        routes.stream().sorted(Comparator.comparingLong(Route::words).reversed()).toList();
  }

  /**
   * The endpoint for a request.
   *
   * @param route which one
   * @param request with the variables of its path
   */
  public record Match(Route route, Request request) {}

  /**
   * The route of a request; HEAD has those of GET.
   *
   * @throws RefusedException with status 404 if no route has its path, and the nearest one; with
   *     status 405 if none of these has its method, and a header {@code Allow}
   */
  public Match match(Request request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    return routes.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> match(route, request).stream())
        .findFirst()
        .orElseThrow(() -> new RefusedException(refusal(request)));
  }

  private static Optional<Match> match(Route route, Request request) {
    return route
        .variables(request.target().path())
        .map(found -> new Match(route, request.with(request.target().with(found))));
  }

  private Refusal refusal(Request request) {
    String path = request.target().path();
    String allowed =
        routes.stream()
            .filter(route -> route.variables(path).isPresent())
            .map(Route::method)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return allowed.isEmpty()
        ? Refusal.of(404, unknown(path))
        : Refusal.of(405, problem("route.method", path, request.method(), allowed))
            .with("Allow", allowed);
  }

  private Message unknown(String path) {
    List<String> known = routes.stream().map(Route::template).distinct().toList();
    return NearestName.to(Printable.text(path), known)
        .map(nearest -> problem("route.unknown.nearest", path, nearest))
        .orElseGet(() -> problem("route.unknown", path));
  }

  private static Message problem(String key, String path, Object... more) {
    Object[] arguments = new Object[more.length + 1];
    arguments[0] = Printable.text(path);
    System.arraycopy(more, 0, arguments, 1, more.length);
    return Message.of(Router.class, key, arguments);
  }
}
