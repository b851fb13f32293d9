package org.injerto.server.model;

import org.injerto.server.task.Task;

/**
 * A model as it comes from its folder.
 *
 * @param task what it does; whoever gets this owns its pipeline
 * @param <P> what it is asked, made ready for its engine
 * @param <O> its answer
 */
public record OpenedModel<P, O>(ModelInfo info, Task<P, O> task) {}
