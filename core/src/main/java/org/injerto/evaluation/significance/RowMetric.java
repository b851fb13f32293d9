package org.injerto.evaluation.significance;

/** A score of some of the examples, one counting as often as it is named. */
@FunctionalInterface
public interface RowMetric {
  /**
   * The score of these examples, NaN if undefined for them.
   *
   * @param rows numbers of examples, at least one; lent for the call, since millions of them are
   *     drawn: neither to be kept nor changed
   */
  double of(int[] rows);
}
