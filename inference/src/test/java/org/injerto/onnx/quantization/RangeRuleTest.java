package org.injerto.onnx.quantization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangeRuleTest {
  /** A thousandth: what the width of a bin makes uncertain. */
  private static final float BIN = 1e-3f;

  @Test
  void minMaxHasAllNumbersInside() {
    assertEquals(new Range(-2, 7), new RangeRule.MinMax().of(seen(-2, 3, 7)));
  }

  @Test
  void aPercentileLeavesAsManyOutAtEitherEnd() {
    float[] values = new float[2001];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i - 1000) / 1000f;
    }
    Range range = new RangeRule.Percentile(80).of(seen(values));
    assertEquals(-0.8f, range.smallest(), 3 * BIN);
    assertEquals(0.8f, range.largest(), 3 * BIN);
  }

  @Test
  void aHundredPercentIsMinMax() {
    Histogram seen = seen(-2, 3, 7);
    assertEquals(new RangeRule.MinMax().of(seen), new RangeRule.Percentile(100).of(seen));
  }

  @Test
  void aPercentileOfNumbersOfOneSignEndsAtZero() {
    Range range = new RangeRule.Percentile(99).of(seen(1, 2, 3, 4));
    assertEquals(new Range(0, 4), range);
    Range other = new RangeRule.Percentile(99).of(seen(-1, -2, -3, -4));
    assertEquals(new Range(-4, 0), other);
  }

  @Test
  void aPercentageOutOfRangeIsRefused() {
    for (double percent : new double[] {0, -1, 100.5, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new RangeRule.Percentile(percent));
    }
  }

  @Test
  void entropyGivesUpAFewNumbersFarAwayForFinerStepsAmongTheMany() {
    Random random = new Random(5);
    float[] values = new float[100_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    values[0] = 100;
    Range range = new RangeRule.Entropy().of(seen(values));
    assertTrue(range.largest() > 2.5 && range.largest() < 20, range.toString());
    assertTrue(range.smallest() > -6 && range.smallest() < -2.5, range.toString());
  }

  /** A bin is as wide as 1 here. */
  @Test
  void entropyTellsApartWhatWholeNumbersCanAndGivesUpTheRest() {
    int[] each = new int[128];
    int[] pairs = new int[256]; // the second bin of each is empty, or as full as the first
    for (int level = 0; level < 128; level++) {
      each[level] = 20 * (1 + 37 * level % 101);
      pairs[2 * level] = level < 64 ? each[level] : 1;
      pairs[2 * level + 1] = level % 2 * pairs[2 * level];
    }
    assertEquals(new Range(0, 128), new RangeRule.Entropy().of(seen(inBinsAndFarAway(each))));
    assertEquals(256, new RangeRule.Entropy().of(seen(inBinsAndFarAway(pairs))).largest(), 1);
  }

  private static float[] inBinsAndFarAway(int... counts) {
    FloatBuffer values = FloatBuffer.allocate(Arrays.stream(counts).sum() + 1);
    for (int bin = 0; bin < counts.length; bin++) {
      for (int i = 0; i < counts[bin]; i++) {
        values.put(bin + 0.5f);
      }
    }
    return values.put(Histogram.BINS).array();
  }

  @Test
  void entropyKeepsAllOfNumbersThatAreSpreadEvenly() {
    float[] values = new float[1 << 16];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i + 0.5f) / values.length;
    }
    assertEquals(1, new RangeRule.Entropy().of(seen(values)).largest(), 0.01f);
  }

  @Test
  void onlyZerosHaveARange() {
    Range zero = new Range(0, 0);
    assertEquals(zero, new RangeRule.MinMax().of(seen(0, 0)));
    assertEquals(zero, new RangeRule.Percentile(99).of(seen(0, 0)));
    assertEquals(zero, new RangeRule.Entropy().of(seen(0, 0)));
  }

  @Test
  void aNumberThatIsNotFiniteIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> seen(1, Float.NaN));
    assertThrows(IllegalArgumentException.class, () -> seen(Float.NEGATIVE_INFINITY));
  }

  private static Histogram seen(float... values) {
    Histogram histogram = new Histogram();
    histogram.reach(FloatBuffer.wrap(values));
    histogram.count(FloatBuffer.wrap(values));
    return histogram;
  }
}
