package org.injerto.evaluation;

import static org.injerto.evaluation.Golden.assertField;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

class ClassificationReportTest {
  static final Map<String, ZeroDivision> POLICIES =
      Map.of(
          "zeroDivision0", ZeroDivision.ZERO,
          "zeroDivision1", ZeroDivision.ONE,
          "zeroDivisionNaN", ZeroDivision.NAN);

  private static final JsonNode SINGLE = Golden.read("classification.json").path("single");

  @TestFactory
  Stream<DynamicTest> theMatrixEqualsScikitLearn() {
    return cases(
        "labels",
        one -> {
          ConfusionMatrix confusion = confusion(one);
          for (int gold = 0; gold < confusion.size(); gold++) {
            for (int predicted = 0; predicted < confusion.size(); predicted++) {
              assertEquals(
                  one.at("/confusion/" + gold + "/" + predicted).intValue(),
                  confusion.count(gold, predicted));
            }
          }
          assertField(one, "accuracy", confusion.accuracy());
          assertField(one, "balancedAccuracy", confusion.balancedAccuracy());
          assertField(one, "mcc", confusion.matthewsCorrelation());
          assertField(one, "kappa", confusion.kappa(Agreement.NOMINAL));
          assertField(one, "kappaLinear", confusion.kappa(Agreement.LINEAR));
          assertField(one, "kappaQuadratic", confusion.kappa(Agreement.QUADRATIC));
        });
  }

  @TestFactory
  Stream<DynamicTest> theReportEqualsScikitLearn() {
    return cases(
        "labels",
        one ->
            POLICIES.forEach(
                (name, policy) -> {
                  ClassificationReport report = ClassificationReport.of(confusion(one), policy);
                  assertLabels(one.path(name).path("perClass"), report.labels());
                  assertAverages(one.path(name), report.averages());
                }));
  }

  @TestFactory
  Stream<DynamicTest> oneLabelOfTwoEqualsScikitLearn() {
    return cases(
        "positive",
        one -> {
          List<String> labels = List.of("no", "si");
          BinaryCounts counts =
              confusion(one, labels).counts(labels.indexOf(one.path("positive").asText()));
          assertField(one, "precision", counts.precision(ZeroDivision.NAN));
          assertField(one, "recall", counts.recall(ZeroDivision.NAN));
          assertField(one, "f1", counts.f1(ZeroDivision.NAN));
          assertField(one, "f2", counts.fBeta(2, ZeroDivision.NAN));
          assertField(one, "f05", counts.fBeta(0.5, ZeroDivision.NAN));
        });
  }

  @Test
  void aReportIsOfTheLabelsOfItsMatrix() {
    ConfusionMatrix confusion =
        ConfusionMatrix.of(List.of("no", "si"), new int[] {0}, new int[] {1});
    ClassificationReport report = ClassificationReport.of(confusion, ZeroDivision.ZERO);
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClassificationReport(confusion, List.of(), report.averages()));
  }

  static void assertLabels(JsonNode expected, List<LabelScores> labels) {
    assertEquals(expected.size(), labels.size());
    for (int i = 0; i < labels.size(); i++) {
      assertEquals(expected.at("/" + i + "/label").asText(), labels.get(i).label());
      assertEquals(expected.at("/" + i + "/support").intValue(), labels.get(i).support());
      assertScores(expected.path(i), labels.get(i).scores());
    }
  }

  static void assertAverages(JsonNode expected, Averages averages) {
    assertScores(expected.path("micro"), averages.micro());
    assertScores(expected.path("macro"), averages.macro());
    assertScores(expected.path("weighted"), averages.weighted());
  }

  static void assertScores(JsonNode expected, PrecisionRecall scores) {
    assertField(expected, "precision", scores.precision());
    assertField(expected, "recall", scores.recall());
    assertField(expected, "f1", scores.f1());
  }

  private static Stream<DynamicTest> cases(String field, ThrowingConsumer<JsonNode> test) {
    return Golden.each(SINGLE, test, one -> one.has(field));
  }

  private static ConfusionMatrix confusion(JsonNode one) {
    return confusion(one, Golden.texts(one.path("labels")));
  }

  private static ConfusionMatrix confusion(JsonNode one, List<String> labels) {
    return ConfusionMatrix.of(
        labels, numbers(one.path("gold"), labels), numbers(one.path("predicted"), labels));
  }

  private static int[] numbers(JsonNode names, List<String> labels) {
    return Golden.texts(names).stream().mapToInt(labels::indexOf).toArray();
  }
}
