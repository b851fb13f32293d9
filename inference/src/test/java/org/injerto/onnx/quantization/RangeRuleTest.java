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

  /** A bin is as wide as 1 here; with 128 whole numbers for 128 bins nothing is lost but one. */
  @Test
  void entropyTellsApartAsManyBinsAsThereAreWholeNumbersIfAllElseIsWorthNothing() {
    FloatBuffer values = FloatBuffer.allocate(200_000);
    for (int bin = 0; bin < 128; bin++) {
      for (int i = 0; i < 20 * (1 + 37 * bin % 101); i++) {
        values.put(bin + 0.5f);
      }
    }
    values.put(Histogram.BINS);
    float[] all = Arrays.copyOf(values.array(), values.position());
    assertEquals(new Range(0, 128), new RangeRule.Entropy().of(seen(all)));
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
