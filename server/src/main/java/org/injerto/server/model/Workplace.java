package org.injerto.server.model;

import java.util.concurrent.Executor;

/**
 * What models work with.
 *
 * @param executor makes the answers of the engine into those of requests, so that the threads of
 *     the engine have nothing to do with that
 * @param observer is told which models come and what they do
 */
public record Workplace(BatchingConfig config, Executor executor, ModelObserver observer) {}
