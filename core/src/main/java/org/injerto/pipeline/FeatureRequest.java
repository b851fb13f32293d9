package org.injerto.pipeline;

import org.injerto.task.Pooling;

/**
 * A text that a vector is to be made of.
 *
 * @param pooling how
 */
public record FeatureRequest(String text, Pooling pooling) {}
