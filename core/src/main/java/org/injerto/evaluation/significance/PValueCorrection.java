package org.injerto.evaluation.significance;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * p-values of several tests made honest: who tests often enough finds something by chance. An
 * adjusted p-value is compared with the level (0.05, say) as if it were the only one.
 */
public enum PValueCorrection {
  /** Every p-value times their number: the chance of any false finding stays below the level. */
  BONFERRONI {
    @Override
    double adjusted(double p, int rank, int count) {
      return p * count;
    }
  },
  /** Holm 1979: keeps the same promise as Bonferroni, and always finds at least as much. */
  HOLM {
    @Override
    double adjusted(double p, int rank, int count) {
      return p * (count - rank);
    }
  },
  /** Holm's with Šidák's bound, a little sharper, for independent tests. */
  HOLM_SIDAK {
    @Override
    double adjusted(double p, int rank, int count) {
      return -Math.expm1((count - rank) * Math.log1p(-p));
    }
  },
  /** Benjamini and Hochberg 1995: the share of false findings among the findings stays below. */
  BENJAMINI_HOCHBERG {
    @Override
    double adjusted(double p, int rank, int count) {
      return p * count / (rank + 1);
    }

    @Override
    void keepOrder(double[] ascending) {
      for (int rank = ascending.length - 2; rank >= 0; rank--) {
        ascending[rank] = Math.min(ascending[rank], ascending[rank + 1]);
      }
    }
  };

  /**
   * The adjusted p-values, in the order given.
   *
   * @throws IllegalArgumentException unless all are within [0, 1]
   */
  public double[] adjust(double... pValues) {
    int[] order =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ascending = new double[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      double p = checked(pValues[order[rank]]);
      ascending[rank] = Math.min(1, adjusted(p, rank, order.length));
    }
    keepOrder(ascending);
    double[] adjusted = new double[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      adjusted[order[rank]] = ascending[rank];
    }
    return adjusted;
  }

  /**
   * A p-value as adjusted alone.
   *
   * @param rank how many p-values come before it, from the smallest
   */
  abstract double adjusted(double p, int rank, int count);

  /** Sees to it that a larger p-value is never adjusted to less than a smaller one. */
  void keepOrder(double[] ascending) {
    for (int rank = 1; rank < ascending.length; rank++) {
      ascending[rank] = Math.max(ascending[rank], ascending[rank - 1]);
    }
  }

  private static double checked(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("a p-value must be within [0, 1]; it is " + p);
    }
    return p;
  }
}
