package org.injerto.evaluation.significance;

import static org.injerto.evaluation.Golden.assertField;
import static org.injerto.evaluation.Golden.number;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.injerto.evaluation.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SignificanceTest {
  private static final JsonNode GOLDEN = Golden.read("significance.json");

  @TestFactory
  Stream<DynamicTest> mcNemarEqualsStatsmodels() {
    return Golden.each(
        GOLDEN.at("/mcnemar/cases"),
        one -> {
          McNemar test = new McNemar(one.path("n10").intValue(), one.path("n01").intValue());
          assertField(one, "exactP", test.exact());
          assertField(one, "midP", test.midP());
          assertField(one, "chi2", test.chiSquare().statistic());
          assertField(one, "chi2P", test.chiSquare().pValue());
          assertField(one, "chi2Continuity", test.chiSquareCorrected().statistic());
          assertField(one, "chi2ContinuityP", test.chiSquareCorrected().pValue());
        });
  }

  @Test
  void mcNemarCountsWhereOneAloneIsRight() {
    boolean[] first = {true, true, true, false, false};
    boolean[] second = {true, false, false, true, false};
    assertEquals(new McNemar(2, 1), McNemar.of(first, second));
  }

  @TestFactory
  Stream<DynamicTest> pValuesOfSeveralTestsEqualStatsmodels() {
    Map<String, PValueCorrection> corrections =
        Map.of(
            "holm", PValueCorrection.HOLM,
            "bonferroni", PValueCorrection.BONFERRONI,
            "benjaminiHochberg", PValueCorrection.BENJAMINI_HOCHBERG,
            "holmSidak", PValueCorrection.HOLM_SIDAK);
    return Golden.each(
        GOLDEN.at("/multipleTests/cases"),
        one ->
            corrections.forEach(
                (name, correction) ->
                    assertArrayEquals(
                        Golden.numbers(one.at("/" + name + "/adjusted")),
                        correction.adjust(Golden.numbers(one.path("p"))),
                        1e-12,
                        name)));
  }

  @TestFactory
  Stream<DynamicTest> pairedTestsEqualScipy() {
    return Golden.each(
        GOLDEN.at("/approximateRandomisation/cases"),
        one -> {
          double[] differences = Golden.numbers(one.path("differences"));
          SampleSummary summary = SampleSummary.of(differences);
          TestResult t = TwoSampleTests.pairedT(differences);
          assertField(one.path("pairedT"), "statistic", t.statistic());
          assertField(one.path("pairedT"), "p", t.pValue());
          IntervalsTest.assertInterval(
              one.at("/pairedT/ci95"), summary.tInterval(0.95).orElseThrow());
          assertField(one, "cohenDz", summary.standardizedMean());
          TestResult wilcoxon = TwoSampleTests.wilcoxon(differences);
          assertField(one.path("wilcoxon"), "statistic", wilcoxon.statistic());
          assertField(one.path("wilcoxon"), "p", wilcoxon.pValue());
        });
  }

  @TestFactory
  Stream<DynamicTest> independentTestsEqualScipy() {
    return Golden.each(
        GOLDEN.path("independentSamples"),
        one -> {
          double[] first = Golden.numbers(one.path("a"));
          double[] second = Golden.numbers(one.path("b"));
          assertField(one, "welchT", TwoSampleTests.welch(first, second).statistic());
          assertField(one, "welchP", TwoSampleTests.welch(first, second).pValue());
        });
  }

  @TestFactory
  Stream<DynamicTest> randomisationIsAsNearTheExactValueAsItMayBe() {
    return Golden.each(
        GOLDEN.at("/approximateRandomisation/cases"),
        one -> {
          ApproximateRandomisation test =
              ApproximateRandomisation.ofDifferences(
                  10_000, 7, Golden.numbers(one.path("differences")));
          double tolerance = number(one.path("tolerance")) + 1e-12;
          assertEquals(number(one.path("exactTwoSided")), test.twoSided(), tolerance);
          double widest = 5 * Math.sqrt(0.25 / 10_000); // five standard errors of any share
          assertEquals(number(one.path("exactOneSided")), test.oneSided(), widest);
        });
  }

  @Test
  void impossibleCountsAndPValuesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new McNemar(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> McNemar.of(new boolean[1], new boolean[2]));
    assertThrows(IllegalArgumentException.class, () -> PValueCorrection.HOLM.adjust(0.1, 1.1));
  }
}
