package org.injerto.evaluation.significance;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Approximate randomisation (Noreen 1989): if two systems were alike, their answers to each example
 * could be swapped. How often does swapping at random make a difference at least as large? The
 * p-values count the answers as they are once more, (count + 1) / (resamples + 1).
 *
 * @param twoSided the share with a difference at least as far from 0
 * @param oneSided the share with a difference at least as large: small if B is surely better
 */
public record ApproximateRandomisation(double twoSided, double oneSided) {
  private static final double ROUNDING = 1e-12;

  /**
   * Compares scores that are made of all examples, such as F1.
   *
   * @param difference the score of B less that of A once their answers to these examples are
   *     swapped; the set is lent for the call
   */
  public static ApproximateRandomisation of(
      int resamples, long seed, int examples, ToDoubleFunction<BitSet> difference) {
    double observed = difference.applyAsDouble(new BitSet());
    SplittableRandom random = new SplittableRandom(seed);
    double[] swapped =
        IntStream.range(0, resamples)
            .mapToDouble(resample -> difference.applyAsDouble(randomSet(random, examples)))
            .toArray();
    return new ApproximateRandomisation(
        share(swapped, score -> Math.abs(score) >= Math.abs(observed) - ROUNDING),
        share(swapped, score -> score >= observed - ROUNDING));
  }

  /**
   * Compares mean scores, such as accuracy.
   *
   * @param differences the score of B less that of A on each example
   */
  public static ApproximateRandomisation ofDifferences(
      int resamples, long seed, double[] differences) {
    return of(resamples, seed, differences.length, swapped -> mean(differences, swapped));
  }

  private static double mean(double[] differences, BitSet swapped) {
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      sum += swapped.get(i) ? -differences[i] : differences[i];
    }
    return sum / differences.length;
  }

  private static BitSet randomSet(SplittableRandom random, int size) {
    long[] words = random.longs((size + Long.SIZE - 1) / Long.SIZE).toArray();
    BitSet set = BitSet.valueOf(words);
    set.clear(size, words.length * Long.SIZE);
    return set;
  }

  private static double share(double[] scores, DoublePredicate holds) {
    return (DoubleStream.of(scores).filter(holds).count() + 1.0) / (scores.length + 1.0);
  }
}
