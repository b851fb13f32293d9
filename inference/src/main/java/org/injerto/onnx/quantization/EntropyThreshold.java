package org.injerto.onnx.quantization;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Up to how many bins from zero numbers should be told apart (Migacz 2017, "8-bit Inference with
 * TensorRT").
 */
final class EntropyThreshold {
  /** As many whole numbers as there are for each sign. */
  private static final int LEVELS = 128;

  /** Taken for no number at all, whose logarithm would make a single one too dear to give up. */
  private static final double ALMOST_NONE = 1e-4;

  private EntropyThreshold() {}

  /** How many bins, counted from zero, are worth a whole number of their own. */
  static int of(Histogram seen) {
    double[] distances = IntStream.range(0, Histogram.BINS).mapToDouble(seen::atDistance).toArray();
    int best = distances.length;
    double least = Double.POSITIVE_INFINITY;
    for (int bins = LEVELS; bins <= distances.length; bins++) {
      double divergence = divergence(distances, bins);
      if (divergence < least) {
        least = divergence;
        best = bins;
      }
    }
    return best;
  }

  /** Of what is seen, with all that is farther away in the last bin, from what is left of it. */
  private static double divergence(double[] distances, int bins) {
    double[] seen = Arrays.copyOf(distances, bins);
    for (int i = bins; i < distances.length; i++) {
      seen[bins - 1] += distances[i];
    }
    return divergence(seen, merged(distances, seen, bins));
  }

  /** The bins that share a whole number share what is in them, those that are empty aside. */
  private static double[] merged(double[] distances, double[] seen, int bins) {
    double[] merged = new double[bins];
    for (int level = 0; level < LEVELS; level++) {
      int from = (int) ((long) level * bins / LEVELS);
      int to = (int) ((long) (level + 1) * bins / LEVELS);
      double sum = 0;
      int filled = 0;
      for (int i = from; i < to; i++) {
        sum += distances[i];
        filled += seen[i] > 0 ? 1 : 0;
      }
      for (int i = from; i < to; i++) {
        merged[i] = seen[i] > 0 ? sum / filled : 0;
      }
    }
    return merged;
  }

  private static double divergence(double[] seen, double[] merged) {
    double all = Arrays.stream(seen).sum();
    double rest = Math.max(Arrays.stream(merged).sum(), ALMOST_NONE);
    double divergence = 0;
    for (int i = 0; i < seen.length; i++) {
      if (seen[i] > 0) {
        double p = seen[i] / all;
        divergence += p * Math.log(p / (Math.max(merged[i], ALMOST_NONE) / rest));
      }
    }
    return divergence;
  }
}
