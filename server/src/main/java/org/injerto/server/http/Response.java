package org.injerto.server.http;

import java.util.Optional;

/**
 * An answer.
 *
 * @param status the code of HTTP, from 200 to 599
 * @param headers without those that the server adds: length, date, request id, trace
 * @param work what a model did for it, if one did
 */
public record Response(int status, Headers headers, Body body, Optional<Work> work) {
  /** The header that names the kind of a body. */
  public static final String CONTENT_TYPE = "Content-Type";

  /**
   * @throws IllegalArgumentException if the status is none of an answer
   */
  public Response {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status must be from 200 to 599; status=" + status);
    }
  }

  /** An answer with a body. */
  public static Response of(int status, String contentType, Body body) {
    return new Response(
        status, Headers.NONE.with(CONTENT_TYPE, contentType), body, Optional.empty());
  }

  /** An answer of JSON. */
  public static Response json(int status, String json) {
    return of(status, "application/json", Body.of(json));
  }

  /** An answer without a body. */
  public static Response empty(int status) {
    return new Response(status, Headers.NONE, Body.EMPTY, Optional.empty());
  }

  /** The same with a header more. */
  public Response with(String name, String value) {
    return new Response(status, headers.with(name, value), body, work);
  }

  /** The same, as the work of a model. */
  public Response with(Work done) {
    return new Response(status, headers, body, Optional.of(done));
  }
}
