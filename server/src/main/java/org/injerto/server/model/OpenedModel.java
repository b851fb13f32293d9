package org.injerto.server.model;

import java.util.function.Predicate;
import org.injerto.pipeline.Pipeline;

/**
 * A model as it comes from its folder.
 *
 * @param pipeline owned by whoever gets this
 * @param sound whether every number of an answer is one, rather than NaN or infinite
 * @param probe something harmless to ask, to see whether the engine answers
 */
public record OpenedModel<I, P, O>(
    ModelInfo info, Pipeline<I, P, O> pipeline, Predicate<O> sound, I probe) {}
