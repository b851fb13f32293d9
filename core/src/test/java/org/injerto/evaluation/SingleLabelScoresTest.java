package org.injerto.evaluation;

import static org.injerto.evaluation.Golden.assertField;
import static org.injerto.evaluation.Golden.assertNumber;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.data.Example;
import org.injerto.data.Example.MultiLabel;
import org.injerto.data.Example.SingleLabel;
import org.injerto.evaluation.significance.Interval;
import org.injerto.evaluation.significance.Proportion;
import org.injerto.task.Classification;
import org.injerto.task.Classification.OneLabel;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** That each score stands in its place; what the scores are is tested beside them. */
class SingleLabelScoresTest {
  private static final JsonNode CASES = Golden.read("classification.json").path("probabilities");

  @TestFactory
  Stream<DynamicTest> everyScoreIsTheReferences() {
    return Golden.each(
        CASES,
        one -> {
          SingleLabelScores scores = of(one);
          assertField(one, "accuracy", scores.report().confusion().accuracy());
          assertField(one, "logLoss", scores.probabilities().logLoss());
          assertField(one, "rocAucOvrMacro", scores.probabilities().rocArea());
          assertNumber(
              Golden.number(one.at("/calibration10/ece")),
              scores.probabilities().calibrationError(),
              "calibration error");
        });
  }

  @TestFactory
  Stream<DynamicTest> intervalsAreWilsonsAndThoseOfTheBootstrap() {
    return Golden.each(
        CASES,
        one -> {
          SingleLabelScores scores = of(one);
          int correct = scores.report().confusion().correct();
          int examples = one.path("gold").size();
          assertEquals(
              new Proportion(correct, examples).wilson(0.95), scores.intervals().accuracy());
          Interval f1 = scores.intervals().macroF1();
          double macro = scores.report().averages().macro().f1();
          assertTrue(f1.low() < macro && macro < f1.high(), f1 + " around " + macro);
          assertEquals(of(one).intervals(), scores.intervals());
        });
  }

  @Test
  void whatAClassifierSaidIsMeasuredByTheNumbersOfItsLabels() {
    List<String> labels = List.of("no", "sí");
    List<Example> examples = List.of(new SingleLabel("a", "sí"), new SingleLabel("b", "no"));
    List<Classification> said = List.of(said(0.2, 0.8), said(0.4, 0.6));

    SingleLabelScores scores = SingleLabelScores.of(labels, examples, said);

    assertEquals(1, scores.report().confusion().count(1, 1));
    assertEquals(1, scores.report().confusion().count(0, 1));
    assertEquals(-(Math.log(0.8) + Math.log(0.4)) / 2, scores.probabilities().logLoss(), 1e-12);
    assertThrows(
        IllegalArgumentException.class,
        () -> SingleLabelScores.of(List.of("no"), examples.subList(0, 1), said.subList(0, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SingleLabelScores.of(
                labels, List.of(new MultiLabel("a", List.of("sí"))), said.subList(0, 1)));
  }

  private static Classification said(double no, double yes) {
    return new OneLabel("sí", yes, new java.util.TreeMap<>(Map.of("no", no, "sí", yes)));
  }

  private static SingleLabelScores of(JsonNode one) {
    ScoreMatrix probabilities = Golden.matrix(one.path("logits")).softmax();
    List<String> labels =
        IntStream.range(0, probabilities.columns()).mapToObj(String::valueOf).toList();
    return SingleLabelScores.of(labels, Golden.integers(one.path("gold")), probabilities);
  }
}
