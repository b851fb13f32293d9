package org.injerto.evaluation.significance;

import static org.injerto.evaluation.Golden.assertField;
import static org.injerto.evaluation.Golden.assertNumber;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.injerto.Seeds;
import org.injerto.evaluation.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalsTest {
  private static final JsonNode GOLDEN = Golden.read("significance.json");

  @TestFactory
  Stream<DynamicTest> intervalsOfSharesEqualStatsmodels() {
    return Golden.each(
        GOLDEN.at("/proportions/cases"),
        one -> {
          Proportion share =
              new Proportion(one.path("successes").intValue(), one.path("n").intValue());
          assertInterval(one.path("wilson90"), share.wilson(0.90));
          assertInterval(one.path("wilson95"), share.wilson(0.95));
          assertInterval(one.path("wilson99"), share.wilson(0.99));
          assertInterval(one.path("clopperPearson95"), share.clopperPearson(0.95));
          assertInterval(one.path("agrestiCoull95"), share.agrestiCoull(0.95));
          assertInterval(one.path("normal95"), share.normal(0.95));
        });
  }

  @TestFactory
  Stream<DynamicTest> seedsAreSummedUpAsInScipy() {
    return Golden.each(
        GOLDEN.at("/seeds/cases"),
        one -> {
          SampleSummary summary = SampleSummary.of(Golden.numbers(one.path("values")));
          assertField(one, "mean", summary.mean());
          assertField(one, "std", summary.standardDeviation());
          assertField(one, "standardError", summary.standardError());
          assertField(one, "median", summary.median());
          assertInterval(one.path("t95"), summary.tInterval(0.95).orElseThrow());
        });
  }

  static void assertInterval(JsonNode expected, Interval actual) {
    assertNumber(Golden.number(expected.path(0)), actual.low(), "low");
    assertNumber(Golden.number(expected.path(1)), actual.high(), "high");
  }

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void everyIntervalOfAShareHoldsIt(long seed) {
    Random random = new Random(seed);
    int examples = Seeds.between(1, 3000, random);
    Proportion share = new Proportion(Seeds.between(0, examples, random), examples);
    Stream.of(share.wilson(0.9), share.clopperPearson(0.9), share.normal(0.9))
        .forEach(
            interval -> {
              assertTrue(interval.low() <= share.value() + 1e-12, interval.toString());
              assertTrue(interval.high() >= share.value() - 1e-12, interval.toString());
            });
  }

  @Test
  void oneSeedSaysNothingAboutTheNext() {
    assertEquals(Optional.empty(), SampleSummary.of(0.8).tInterval(0.95));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Interval(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new Proportion(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Proportion(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Proportion(1, 2).wilson(95));
    assertThrows(IllegalArgumentException.class, () -> SampleSummary.of());
  }
}
