package org.injerto.pipeline;

import java.util.List;

/**
 * A task in steps, so that a server can do the first for each request and the second for many at
 * once.
 *
 * @param <I> what is asked
 * @param <P> the same, made ready for the engine
 * @param <O> the answer
 */
public interface Pipeline<I, P, O> extends AutoCloseable {
  /** Makes a request ready, without the engine; safe for any number of threads. */
  P preprocess(I request);

  /** How many pieces the engine reads for a request, padding left out; at least 1. */
  int pieces(P prepared);

  /**
   * Answers requests, any number at once, in batches of its own.
   *
   * @return one answer a request, in their order
   */
  List<O> answer(List<P> prepared);

  @Override
  void close();
}
