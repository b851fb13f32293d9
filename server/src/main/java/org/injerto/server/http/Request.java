package org.injerto.server.http;

import java.util.Optional;

/**
 * A request, whole and within the limits of the server.
 *
 * @param method in capitals, such as GET
 * @param body unpacked if it came packed
 */
public record Request(
    String method, Target target, Headers headers, Body body, RequestContext context) {
  /** The value of a header, if it is there. */
  public Optional<String> header(String name) {
    return headers.get(name);
  }

  /** The same with another body. */
  public Request with(Body other) {
    return new Request(method, target, headers, other, context);
  }

  Request with(Target other) {
    return new Request(method, other, headers, body, context);
  }
}
