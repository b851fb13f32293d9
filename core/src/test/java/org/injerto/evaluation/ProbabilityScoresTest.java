package org.injerto.evaluation;

import static org.injerto.evaluation.Golden.assertField;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProbabilityScoresTest {
  private static final JsonNode GOLDEN = Golden.read("classification.json");

  @TestFactory
  Stream<DynamicTest> probabilitiesScoreAsInScikitLearn() {
    return Golden.each(
        GOLDEN.path("probabilities"),
        one -> {
          int[] gold = Golden.integers(one.path("gold"));
          ScoreMatrix probabilities = Golden.matrix(one.path("logits")).softmax();
          assertField(one, "logLoss", ProbabilityScores.logLoss(gold, probabilities));
          assertField(one, "accuracy", ProbabilityScores.topAccuracy(gold, probabilities, 1));
          assertField(one, "brierMultiClass", ProbabilityScores.brier(gold, probabilities));
          if (probabilities.columns() > 2) {
            assertField(one, "top2Accuracy", ProbabilityScores.topAccuracy(gold, probabilities, 2));
          } else {
            assertField(one, "brierBinary", ProbabilityScores.brier(gold, probabilities) / 2);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> binsAreThoseOfTheDefinition() {
    return Golden.each(
        GOLDEN.path("probabilities"),
        one -> {
          int[] gold = Golden.integers(one.path("gold"));
          ScoreMatrix probabilities = Golden.matrix(one.path("logits")).softmax();
          assertCalibration(one.path("calibration10"), Calibration.of(gold, probabilities, 10));
          assertCalibration(one.path("calibration15"), Calibration.of(gold, probabilities, 15));
        });
  }

  @Test
  void aConfidenceOnAnEdgeIsInTheBinBelowIt() {
    JsonNode one = GOLDEN.path("binEdges");
    assertCalibration(
        one.path("calibration10"),
        Calibration.of(
            Golden.numbers(one.path("confidence")), Golden.booleans(one.path("hit")), 10));
    assertEquals(1, Calibration.of(new double[] {0}, new boolean[1], 10).bins().get(0).count());
  }

  private static void assertCalibration(JsonNode expected, Calibration calibration) {
    assertField(expected, "ece", calibration.expectedError());
    assertField(expected, "mce", calibration.maximumError());
    List<Calibration.Bin> bins = calibration.bins();
    assertEquals(expected.path("bins").size(), bins.size());
    for (int i = 0; i < bins.size(); i++) {
      assertField(expected.at("/bins/" + i), "count", bins.get(i).count());
      assertField(expected.at("/bins/" + i), "accuracy", bins.get(i).accuracy());
      assertField(expected.at("/bins/" + i), "confidence", bins.get(i).confidence());
    }
  }

  @TestFactory
  Stream<DynamicTest> theTemperatureHasTheLeastLoss() {
    return Golden.each(
        GOLDEN.path("probabilities"),
        one -> {
          int[] gold = Golden.integers(one.path("gold"));
          ScoreMatrix logits = Golden.matrix(one.path("logits"));
          ScoreMatrix scaled = assertTemperature(one.path("temperatureScaling"), gold, logits);
          assertEquals(
              Golden.number(one.at("/temperatureScaling/ece10After")),
              Calibration.of(gold, scaled, 10).expectedError(),
              1e-7);
        });
  }

  @Test
  void aModelMuchTooSureIsCooledDown() {
    JsonNode one = GOLDEN.path("overConfident");
    JsonNode source = GOLDEN.path("probabilities").path(2);
    int[] gold = Golden.integers(source.path("gold"));
    double[] logits =
        DoubleStream.of(Golden.matrix(source.path("logits")).toArray())
            .map(logit -> logit * one.path("factor").intValue())
            .toArray();
    ScoreMatrix sure = ScoreMatrix.of(logits, 3);
    assertField(one, "logLoss", ProbabilityScores.logLoss(gold, sure.softmax()));
    assertCalibration(one.path("calibration15"), Calibration.of(gold, sure.softmax(), 15));
    assertTemperature(one.path("temperatureScaling"), gold, sure);
  }

  /** The golden temperature was sought by values of the loss, whose minimum is flat: 1e-6. */
  private static ScoreMatrix assertTemperature(JsonNode expected, int[] gold, ScoreMatrix logits) {
    double temperature = TemperatureScaling.fit(gold, logits);
    ScoreMatrix scaled = logits.softmax(temperature);
    double golden = Golden.number(expected.path("temperature"));
    assertEquals(golden, temperature, 1e-6 * golden);
    assertField(expected, "logLossBefore", ProbabilityScores.logLoss(gold, logits.softmax()));
    assertField(expected, "logLossAfter", ProbabilityScores.logLoss(gold, scaled));
    return scaled;
  }

  @Test
  void aSureMistakeDoesNotCostInfinity() {
    JsonNode one = GOLDEN.path("logLossClipping");
    double loss =
        ProbabilityScores.logLoss(
            Golden.integers(one.path("gold")), Golden.matrix(one.path("probabilities")));
    assertField(one, "logLoss", loss);
  }

  @Test
  void softmaxDoesNotOverflow() {
    ScoreMatrix probabilities = ScoreMatrix.of(new float[] {1000, 1000, -1000}, 3).softmax();
    assertArrayEquals(new double[] {0.5, 0.5, 0}, probabilities.toArray());
  }

  @Test
  void sigmoidIsOfEachScore() {
    double third = 1 / (1 + Math.exp(0.5));
    assertArrayEquals(
        new double[] {0.5, 1, third},
        ScoreMatrix.of(new double[] {0, 800, -0.5}, 3).sigmoid().toArray(),
        1e-15);
  }

  @Test
  void theFirstOfEqualScoresIsTheBest() {
    assertArrayEquals(new int[] {1, 0}, ScoreMatrix.of(new double[] {1, 3, 3, 2, 2, 1}, 3).best());
  }

  @Test
  void whatIsNoMatrixIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ScoreMatrix.of(new double[3], 2));
    assertThrows(IllegalArgumentException.class, () -> ScoreMatrix.of(new double[0], 2));
    assertThrows(IllegalArgumentException.class, () -> ScoreMatrix.of(new double[3], 0));
    assertThrows(
        IllegalArgumentException.class, () -> ScoreMatrix.of(new double[] {Double.NaN}, 1));
  }

  @Test
  void whatIsNoConfidenceIsRefused() {
    boolean[] right = {true};
    assertThrows(
        IllegalArgumentException.class, () -> Calibration.of(new double[] {1.1}, right, 10));
    assertThrows(IllegalArgumentException.class, () -> Calibration.of(new double[] {.5}, right, 0));
    assertThrows(
        IllegalArgumentException.class, () -> Calibration.of(new double[0], new boolean[0], 1));
  }
}
