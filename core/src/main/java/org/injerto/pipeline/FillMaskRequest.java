package org.injerto.pipeline;

import org.injerto.task.Candidates;

/**
 * A text with masks to be filled.
 *
 * @param wanted which pieces may fill them
 */
public record FillMaskRequest(String text, Candidates wanted) {}
