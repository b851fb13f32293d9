package org.injerto.evaluation.significance;

import static org.injerto.evaluation.Golden.assertNumber;
import static org.injerto.evaluation.Golden.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.evaluation.BinaryCounts;
import org.injerto.evaluation.Golden;
import org.injerto.evaluation.ZeroDivision;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The golden values are exact; the tolerances beside them are for 10,000 resamples. */
class BootstrapTest {
  private static final JsonNode GOLDEN = Golden.read("significance.json");
  private static final Bootstrap BOOTSTRAP = new Bootstrap(10_000, 20260101);

  @TestFactory
  Stream<DynamicTest> pairedBootstrapOfAccuracyIsNearTheExactValues() {
    return Golden.each(
        GOLDEN.at("/pairedBootstrap/cases"),
        one -> {
          PairedBootstrap test = PairedBootstrap.ofDifferences(BOOTSTRAP, differences(one));
          assertNumber(number(one.path("difference")), test.difference(), "difference");
          assertResampled(one.at("/bootstrap/notBetter"), test.notBetter());
          assertResampled(one.at("/bootstrap/shifted"), test.shifted());
          assertResampled(one.at("/bootstrap/shiftedStrict"), test.shiftedStrict());
          assertResampled(one.at("/bootstrap/shiftedTwoSided"), test.shiftedTwoSided());
          assertPercentiles(one, test.resampled().interval(0.95));
        });
  }

  @TestFactory
  Stream<DynamicTest> randomisationOfAccuracyIsNearTheExactValues() {
    return Golden.each(
        GOLDEN.at("/pairedBootstrap/cases"),
        one ->
            assertResampled(
                one.path("randomisation"),
                ApproximateRandomisation.ofDifferences(10_000, 3, differences(one)).twoSided()),
        one -> one.has("randomisation"));
  }

  @TestFactory
  Stream<DynamicTest> intervalsOfAccuracyAreNearTheExactOnes() {
    return Golden.each(
        GOLDEN.at("/pairedBootstrap/cases"),
        one -> {
          Interval interval = BOOTSTRAP.ofMean(bits(one.path("correctA"))).interval(0.95);
          double step = 2.0 / one.path("n").intValue();
          assertBounds(one.at("/accuracyA/bootstrap95"), interval, step + 1e-9);
        });
  }

  @TestFactory
  Stream<DynamicTest> aScoreMadeOfAllExamplesIsNearTheExactValues() {
    return Golden.each(
        GOLDEN.at("/corpusF1/cases"),
        one -> {
          BinaryCounts[] a = counts(one.path("A"));
          BinaryCounts[] b = counts(one.path("B"));
          PairedBootstrap test =
              PairedBootstrap.of(BOOTSTRAP, a.length, rows -> f1(a, rows), rows -> f1(b, rows));
          assertNumber(
              number(one.path("f1B")) - number(one.path("f1A")), test.difference(), "difference");
          assertNear(one, "bootstrapNotBetter", test.notBetter(), "bootstrapNotBetterTolerance");
          assertNear(
              one, "bootstrapShiftedTwoSided", test.shiftedTwoSided(), "bootstrapShiftedTolerance");
          double tolerance = number(one.path("bootstrap95Tolerance"));
          assertBounds(
              one.path("bootstrap95Difference"), test.resampled().interval(0.95), tolerance);
          BootstrapDistribution ofA = BOOTSTRAP.of(a.length, rows -> f1(a, rows));
          assertBounds(one.path("bootstrap95A"), ofA.interval(0.95), tolerance);
          assertEquals(number(one.path("bootstrapMeanA")), ofA.mean(), 0.005);
          assertEquals(number(one.path("bootstrapStdA")), ofA.standardDeviation(), 0.005);
          BootstrapDistribution ofB = BOOTSTRAP.of(b.length, rows -> f1(b, rows));
          assertBounds(one.path("bootstrap95B"), ofB.interval(0.95), tolerance);
        });
  }

  @TestFactory
  Stream<DynamicTest> swappingWholeSentencesIsNearTheExactValues() {
    return Golden.each(
        GOLDEN.at("/corpusF1/cases"),
        one -> {
          BinaryCounts[] a = counts(one.path("A"));
          BinaryCounts[] b = counts(one.path("B"));
          ApproximateRandomisation test =
              ApproximateRandomisation.of(
                  10_000, 5, a.length, swapped -> f1(b, a, swapped) - f1(a, b, swapped));
          assertNear(one, "randomisationTwoSided", test.twoSided(), "randomisationTolerance");
        });
  }

  @Test
  void theSameSeedDrawsTheSameExamples() {
    double[] values = {1, 2, 4, 8, 16, 32};
    double mean = new Bootstrap(20, 1).ofMean(values).mean();
    assertEquals(mean, new Bootstrap(20, 1).ofMean(values).mean());
    assertNotEquals(mean, new Bootstrap(20, 2).ofMean(values).mean());
  }

  @Test
  void undefinedScoresAreLeftOutAndCounted() {
    BootstrapDistribution distribution =
        new Bootstrap(1000, 1).of(2, rows -> rows[0] == 0 ? Double.NaN : 3);
    assertEquals(500, distribution.size(), 80);
    assertEquals(new Interval(3, 3), distribution.interval(0.95));
    assertThrows(
        IllegalArgumentException.class, () -> new Bootstrap(9, 1).of(2, rows -> Double.NaN));
  }

  @Test
  void percentilesAreValuesThatOccur() {
    double[] next = {0};
    BootstrapDistribution hundred = new Bootstrap(100, 1).of(1, rows -> ++next[0]);
    assertEquals(new Interval(5, 95), hundred.interval(0.9));
  }

  @Test
  void nothingToDrawIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(0, 1));
    assertThrows(IllegalArgumentException.class, () -> BOOTSTRAP.ofMean(new double[0]));
  }

  private static void assertResampled(JsonNode expected, double actual) {
    assertEquals(
        number(expected.path("exact")), actual, number(expected.path("tolerance")) + 1e-12);
  }

  private static void assertNear(JsonNode of, String field, double actual, String tolerance) {
    assertEquals(number(of.path(field)), actual, number(of.path(tolerance)), field);
  }

  /** The golden file allows one step of the score, two for 200 examples and more. */
  private static void assertPercentiles(JsonNode one, Interval interval) {
    JsonNode expected = one.path("percentile95");
    double steps = one.path("n").intValue() >= 200 ? 2 : 1;
    double tolerance = steps * number(expected.path("step")) + 1e-9;
    assertEquals(number(expected.path("low")), interval.low(), tolerance);
    assertEquals(number(expected.path("high")), interval.high(), tolerance);
  }

  private static void assertBounds(JsonNode expected, Interval interval, double tolerance) {
    assertEquals(number(expected.path(0)), interval.low(), tolerance);
    assertEquals(number(expected.path(1)), interval.high(), tolerance);
  }

  private static double[] differences(JsonNode one) {
    double[] a = bits(one.path("correctA"));
    double[] b = bits(one.path("correctB"));
    return IntStream.range(0, a.length).mapToDouble(i -> b[i] - a[i]).toArray();
  }

  private static double[] bits(JsonNode zeroesAndOnes) {
    return zeroesAndOnes.asText().chars().mapToDouble(bit -> bit - '0').toArray();
  }

  private static BinaryCounts[] counts(JsonNode sentences) {
    return IntStream.range(0, sentences.size())
        .mapToObj(i -> Golden.integers(sentences.path(i)))
        .map(of -> new BinaryCounts(of[0], of[1], of[2]))
        .toArray(BinaryCounts[]::new);
  }

  private static double f1(BinaryCounts[] sentences, int[] rows) {
    return IntStream.of(rows)
        .mapToObj(row -> sentences[row])
        .reduce(BinaryCounts.NONE, BinaryCounts::plus)
        .f1(ZeroDivision.ZERO);
  }

  private static double f1(BinaryCounts[] system, BinaryCounts[] other, BitSet swapped) {
    return IntStream.range(0, system.length)
        .mapToObj(i -> swapped.get(i) ? other[i] : system[i])
        .reduce(BinaryCounts.NONE, BinaryCounts::plus)
        .f1(ZeroDivision.ZERO);
  }
}
