package org.injerto.training;

import java.util.Arrays;
import java.util.List;

/** Which examples each update sees: a function of the update's number. */
interface UpdateBatches {
  /** The batches of update {@code step}, counted from 0. */
  Update of(long step);

  /**
   * What one update sees.
   *
   * @param shares batches that together make the update's gradient
   * @param tokens pieces in all shares, padding not counted
   */
  record Update(List<Share> shares, long tokens) {
    /** An update whose loss is a mean over everything that the batches' losses are means over. */
    static Update of(Learner learner, List<int[]> batches) {
      double total = batches.stream().mapToDouble(learner::weight).sum();
      List<Share> shares =
          batches.stream().map(batch -> new Share(batch, learner.weight(batch) / total)).toList();
      long tokens = batches.stream().flatMapToInt(Arrays::stream).mapToLong(learner::length).sum();
      return new Update(shares, tokens);
    }
  }

  /**
   * A batch and what its loss counts for in the update's.
   *
   * @param weight 1 where the update has one batch only
   */
  record Share(int[] examples, double weight) {}
}
