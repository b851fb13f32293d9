package org.injerto.checkpoint;

/**
 * The numbers of a tensor in a file.
 *
 * @param start the first byte of the run that the view picks from
 * @param elementBytes bytes of a number: 1, 2, 4 or 8
 */
record NumberRun(long start, int elementBytes, StridedView view) {}
