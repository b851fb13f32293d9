package org.injerto.data;

import java.util.List;

/**
 * Examples in two parts with the labels in about the same shares.
 *
 * @param larger what is learned from
 * @param smaller what is held out
 */
public record Split(List<Example> larger, List<Example> smaller) {
  public Split {
    larger = List.copyOf(larger);
    smaller = List.copyOf(smaller);
  }

  /**
   * Parts examples.
   *
   * @param share of the smaller part, in (0, 1)
   * @param seed another seed parts them otherwise
   */
  public static Split of(List<Example> examples, double share, long seed) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share must be in (0, 1); share=" + share);
    }
    List<Example> order = StratifiedSamples.order(examples, seed);
    int larger = (int) Math.round(order.size() * (1 - share));
    return new Split(order.subList(0, larger), order.subList(larger, order.size()));
  }
}
