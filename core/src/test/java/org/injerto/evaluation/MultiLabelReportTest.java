package org.injerto.evaluation;

import static org.injerto.evaluation.Golden.assertField;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MultiLabelReportTest {
  @TestFactory
  Stream<DynamicTest> theReportEqualsScikitLearn() {
    return Golden.each(
        Golden.read("classification.json").path("multiLabel"),
        one -> {
          assertPolicy(one, "zeroDivision0", ZeroDivision.ZERO);
          assertPolicy(one, "zeroDivision1", ZeroDivision.ONE);
          MultiLabelReport report = report(one, ZeroDivision.ZERO);
          assertField(one, "subsetAccuracy", report.subsetAccuracy());
          assertField(one, "hammingLoss", report.hammingLoss());
          assertField(one, "jaccardSamples", report.jaccard());
          assertCounts(one, report.labels());
        });
  }

  private static void assertPolicy(JsonNode one, String name, ZeroDivision policy) {
    MultiLabelReport report = report(one, policy);
    ClassificationReportTest.assertLabels(one.at("/" + name + "/perClass"), report.labels());
    ClassificationReportTest.assertAverages(one.path(name), report.averages());
    ClassificationReportTest.assertScores(one.at("/" + name + "/samples"), report.samples());
  }

  /**
   * The golden matrices are [[true negatives, false positives], [false negatives, true positives]].
   */
  private static void assertCounts(JsonNode one, List<LabelScores> labels) {
    for (int i = 0; i < labels.size(); i++) {
      JsonNode expected = one.path("confusionPerLabel").path(i);
      assertEquals(
          new BinaryCounts(
              expected.at("/1/1").intValue(),
              expected.at("/0/1").intValue(),
              expected.at("/1/0").intValue()),
          labels.get(i).counts());
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    BitSet second = BitSet.valueOf(new long[] {2});
    assertThrows(IllegalArgumentException.class, () -> of(List.of(), List.of()));
    assertThrows(IllegalArgumentException.class, () -> of(List.of(second), List.of()));
    assertThrows(IllegalArgumentException.class, () -> of(List.of(second), List.of(second)));
  }

  private static MultiLabelReport of(List<BitSet> gold, List<BitSet> predicted) {
    return MultiLabelReport.of(List.of("ira"), gold, predicted, ZeroDivision.ZERO);
  }

  private static MultiLabelReport report(JsonNode one, ZeroDivision policy) {
    return MultiLabelReport.of(
        Golden.texts(one.path("labels")),
        sets(one.path("gold")),
        sets(one.path("predicted")),
        policy);
  }

  static List<BitSet> sets(JsonNode rows) {
    return IntStream.range(0, rows.size())
        .mapToObj(
            row -> {
              BitSet set = new BitSet();
              boolean[] has = Golden.booleans(rows.get(row));
              IntStream.range(0, has.length).forEach(label -> set.set(label, has[label]));
              return set;
            })
        .toList();
  }
}
