package org.injerto.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.injerto.architecture.ProblemType;
import org.junit.jupiter.api.Test;

class ScoreFunctionTest {
  @Test
  void softmaxSharesOneAmongTheLabels() {
    double total = Math.exp(1) + Math.exp(2) + Math.exp(-3);
    assertScores(
        ScoreFunction.SOFTMAX,
        new double[] {1, 2, -3},
        Math.exp(1) / total,
        Math.exp(2) / total,
        Math.exp(-3) / total);
  }

  @Test
  void softmaxOfLargeAndOfSmallLogitsDoesNotOverflow() {
    assertScores(ScoreFunction.SOFTMAX, new double[] {1e30, 1e30, -1e30}, 0.5, 0.5, 0);
    assertScores(ScoreFunction.SOFTMAX, new double[] {-1000, -1000}, 0.5, 0.5);
  }

  @Test
  void theSigmoidWeighsEachLabelByItself() {
    assertScores(
        ScoreFunction.SIGMOID,
        new double[] {0, 1, -1},
        0.5,
        0.7310585786300049,
        0.2689414213699951);
    assertScores(ScoreFunction.SIGMOID, new double[] {-1000, 1000}, 0, 1);
  }

  @Test
  void noFunctionLeavesTheLogits() {
    assertScores(ScoreFunction.NONE, new double[] {-2.5, 1e30}, -2.5, 1e30);
  }

  @Test
  void theFunctionIsTheOneThatTheModelWasTrainedFor() {
    assertEquals(ScoreFunction.SOFTMAX, ScoreFunction.of(ProblemType.SINGLE_LABEL));
    assertEquals(ScoreFunction.SIGMOID, ScoreFunction.of(ProblemType.MULTI_LABEL));
    assertEquals(ScoreFunction.NONE, ScoreFunction.of(ProblemType.REGRESSION));
  }

  private static void assertScores(ScoreFunction function, double[] logits, double... expected) {
    function.apply(logits);
    assertArrayEquals(expected, logits, 1e-12);
  }
}
