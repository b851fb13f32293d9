package org.injerto.onnx.quantization;

/** Which of the numbers that were seen get a whole number of their own. */
public sealed interface RangeRule {
  /**
   * The range for numbers that are spread like this.
   *
   * @param seen has counted some
   */
  Range of(Histogram seen);

  /** All of them. */
  record MinMax() implements RangeRule {
    @Override
    public Range of(Histogram seen) {
      return Range.around(seen.smallest(), seen.largest());
    }
  }

  /**
   * All but some at either end: steps are finer, and what lies outside is off by more.
   *
   * @param percent how many are inside, in (0, 100]; what is left out is shared equally by both
   *     ends
   */
  record Percentile(double percent) implements RangeRule {
    /**
     * @throws IllegalArgumentException if the percentage is out of range
     */
    public Percentile {
      if (!(percent > 0 && percent <= 100)) {
        throw new IllegalArgumentException("percent must be in (0, 100]; percent=" + percent);
      }
    }

    @Override
    public Range of(Histogram seen) {
      double outside = seen.count() * (100 - percent) / 200;
      double smallest = Math.max(seen.smallest(), (first(seen, outside)) * seen.width());
      double largest = Math.min(seen.largest(), (last(seen, outside) + 1) * seen.width());
      return Range.around(smallest, largest);
    }

    /** The first bin that may not be left out. */
    private static int first(Histogram seen, double outside) {
      int bin = -Histogram.BINS;
      for (double left = seen.in(bin); left <= outside && bin < -1; left += seen.in(bin)) {
        bin++;
      }
      return bin;
    }

    /** The last bin that may not be left out. */
    private static int last(Histogram seen, double outside) {
      int bin = Histogram.BINS - 1;
      for (double left = seen.in(bin); left <= outside && bin > 0; left += seen.in(bin)) {
        bin--;
      }
      return bin;
    }
  }

  /**
   * Up to the distance from zero where the whole numbers tell the least less about the numbers than
   * they do themselves, by the divergence of Kullback and Leibler (Migacz 2017, "8-bit Inference
   * with TensorRT").
   */
  record Entropy() implements RangeRule {
    @Override
    public Range of(Histogram seen) {
      double farthest = EntropyThreshold.of(seen) * seen.width();
      return Range.around(Math.max(seen.smallest(), -farthest), Math.min(seen.largest(), farthest));
    }
  }
}
