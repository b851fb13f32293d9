package org.injerto.pipeline;

/**
 * A text to be classified.
 *
 * @param function what is made of its logits
 */
public record ClassificationRequest(String text, ScoreFunction function) {}
