package org.injerto.evaluation;

import static org.injerto.evaluation.Golden.assertField;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RankingReportTest {
  private static final JsonNode GOLDEN = Golden.read("classification.json");

  @TestFactory
  Stream<DynamicTest> areasEqualScikitLearn() {
    return Golden.each(
        GOLDEN.path("ranking"),
        one -> {
          RankingReport.Scores scores =
              RankingReport.Scores.of(
                  Golden.booleans(one.path("gold")), Golden.numbers(one.path("score")));
          assertField(one, "rocAuc", scores.rocArea());
          assertField(one, "averagePrecision", scores.averagePrecision());
        });
  }

  @TestFactory
  Stream<DynamicTest> curvesEqualScikitLearn() {
    return Golden.each(
        GOLDEN.path("ranking"),
        one -> {
          boolean[] gold = Golden.booleans(one.path("gold"));
          double[] scores = Golden.numbers(one.path("score"));
          assertRoc(one.path("curves"), RocCurve.of(gold, scores).points());
          assertPrecisionRecall(one.path("curves"), PrecisionRecallCurve.of(gold, scores).points());
        },
        one -> one.has("curves"));
  }

  private static void assertRoc(JsonNode curves, List<RocCurve.Point> points) {
    assertColumn(curves, "rocThresholds", points.stream().mapToDouble(RocCurve.Point::threshold));
    assertColumn(curves, "rocFpr", points.stream().mapToDouble(RocCurve.Point::falsePositiveRate));
    assertColumn(curves, "rocTpr", points.stream().mapToDouble(RocCurve.Point::truePositiveRate));
  }

  /** scikit-learn lists the lowest threshold first, and ends with a point of no threshold. */
  private static void assertPrecisionRecall(
      JsonNode curves, List<PrecisionRecallCurve.Point> descending) {
    List<PrecisionRecallCurve.Point> points = new java.util.ArrayList<>(descending);
    Collections.reverse(points);
    assertColumn(
        curves, "prThresholds", points.stream().mapToDouble(PrecisionRecallCurve.Point::threshold));
    points.add(new PrecisionRecallCurve.Point(Double.POSITIVE_INFINITY, 1, 0));
    assertColumn(
        curves, "prPrecision", points.stream().mapToDouble(PrecisionRecallCurve.Point::precision));
    assertColumn(
        curves, "prRecall", points.stream().mapToDouble(PrecisionRecallCurve.Point::recall));
  }

  private static void assertColumn(JsonNode curves, String field, DoubleStream actual) {
    assertArrayEquals(Golden.numbers(curves.path(field)), actual.toArray(), 1e-9, field);
  }

  @TestFactory
  Stream<DynamicTest> exclusiveLabelsEqualScikitLearn() {
    return Golden.each(
        GOLDEN.path("probabilities"),
        one -> {
          int[] gold = Golden.integers(one.path("gold"));
          ScoreMatrix probabilities = Golden.matrix(one.path("logits")).softmax();
          RankingReport report = RankingReport.of(gold, probabilities);
          assertField(one, "rocAucOvrMacro", report.macro().rocArea());
          assertField(one, "averagePrecisionMacro", report.macro().averagePrecision());
          if (probabilities.columns() > 2) { // scikit-learn has these for three labels and more
            assertField(one, "rocAucOvrWeighted", report.weighted().rocArea());
            assertField(one, "rocAucOvoMacro", PairwiseRocArea.of(gold, probabilities));
          }
        });
  }

  @Test
  void severalLabelsEqualScikitLearn() {
    JsonNode one = GOLDEN.path("multiLabelRanking");
    List<BitSet> gold = MultiLabelReportTest.sets(one.path("gold"));
    ScoreMatrix scores = Golden.matrix(one.path("score"));
    RankingReport report = RankingReport.of(gold, scores);
    assertField(one, "rocAuc_micro", report.micro().rocArea());
    assertField(one, "averagePrecision_micro", report.micro().averagePrecision());
    assertField(one, "rocAuc_macro", report.macro().rocArea());
    assertField(one, "averagePrecision_macro", report.macro().averagePrecision());
    assertField(one, "rocAuc_weighted", report.weighted().rocArea());
    assertField(one, "averagePrecision_weighted", report.weighted().averagePrecision());
    LabelRanking ranking = LabelRanking.of(gold, scores);
    assertField(one, "labelRankingAveragePrecision", ranking.averagePrecision());
    assertField(one, "coverageError", ranking.coverage());
    assertField(one, "rankingLoss", ranking.loss());
  }

  @Test
  void tiesCountAgainstTheRankingOfLabels() {
    BitSet first = BitSet.valueOf(new long[] {1});
    LabelRanking tied = LabelRanking.of(List.of(first), ScoreMatrix.of(new double[] {1, 1}, 2));
    assertEquals(new LabelRanking(0.5, 2, 1), tied);
  }

  @Test
  void aLabelThatNeverOccursIsLeftOutOfMeans() {
    ScoreMatrix scores = ScoreMatrix.of(new double[] {.7, .2, .1, .3, .6, .1}, 3);
    RankingReport report = RankingReport.of(new int[] {0, 1}, scores);
    assertEquals(Double.NaN, report.labels().get(2).rocArea());
    assertEquals(1, report.macro().rocArea());
    assertEquals(1, PairwiseRocArea.of(new int[] {0, 1}, scores));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    ScoreMatrix scores = ScoreMatrix.of(new double[] {1, 2}, 2);
    assertThrows(IllegalArgumentException.class, () -> RankingReport.of(new int[2], scores));
    assertThrows(IllegalArgumentException.class, () -> RocCurve.of(new boolean[1], new double[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> LabelRanking.of(List.of(BitSet.valueOf(new long[] {4})), scores));
  }
}
