package org.injerto.server.http;

import java.util.concurrent.CompletionStage;

/** Answers requests; any number of threads may ask at the same time. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers a request, now or later, and without making the thread that asks wait.
   *
   * @return the answer. Like a call that throws, a stage that fails with a {@link RefusedException}
   *     or an {@link org.injerto.text.InvalidInputException} is answered with the reason; any other
   *     failure with status 500, and it is logged
   */
  CompletionStage<Response> answer(Request request);
}
