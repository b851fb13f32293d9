package org.injerto.checkpoint;

import java.util.List;

/**
 * The numbers of a tensor in a file.
 *
 * @param start the first byte of the run that the view picks from
 * @param elementBytes bytes of a number: 1, 2, 4 or 8
 */
record NumberRun(long start, int elementBytes, StridedView view) {
  /** Its beginning, its middle and its end, each of so many bytes at most. */
  List<NumberRun> samples(int bytes) {
    return view.samples(bytes / elementBytes).stream()
        .map(part -> new NumberRun(start, elementBytes, part))
        .toList();
  }
}
