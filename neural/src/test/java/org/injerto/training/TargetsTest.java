package org.injerto.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.injerto.evaluation.ScoreMatrix;
import org.injerto.model.Tensors;
import org.injerto.training.Learner.Quality;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final double[][] LOGITS = {{1, 2, 0.5}, {0.3, -1, 2}, {0, 0.5, -0.5}};
  private static final int[] CLASSES = {1, 2, 0};
  private static final double[] WEIGHTS = {0.5, 2, 4};
  private static final int[] ALL = {0, 1, 2};

  /** The weighted mean of the losses: the weights add up to one again. */
  @Test
  void classWeightsCountInLossAndShare() {
    ClassTargets targets = ClassTargets.of(List.of(1, 2, 0), List.of(0.5, 2.0, 4.0), 0);
    double sum = 0;
    double weights = 0;
    for (int row = 0; row < 3; row++) {
      sum += WEIGHTS[CLASSES[row]] * loss(row, CLASSES[row]);
      weights += WEIGHTS[CLASSES[row]];
    }

    assertEquals(sum / weights, loss(targets, ALL), 1e-6);
    assertEquals(weights, targets.weight(ALL));
    double parts =
        targets.weight(new int[] {0}) * loss(targets, 0)
            + targets.weight(new int[] {1, 2}) * loss(targets, 1, 2);
    assertEquals(sum / weights, parts / weights, 1e-6);
  }

  @Test
  void smoothingSpreadsAShareOverAllClasses() {
    ClassTargets targets = ClassTargets.of(List.of(1, 2, 0), List.of(), 0.3);
    double mean = (loss(0, 0) + loss(0, 1) + loss(0, 2)) / 3;

    assertEquals(0.7 * loss(0, 1) + 0.3 * mean, loss(targets, 0), 1e-6);
    assertEquals(3, targets.weight(ALL));
    assertThrows(IllegalArgumentException.class, () -> ClassTargets.of(List.of(0), List.of(), 1));
  }

  @Test
  void classesAreJudgedByMacroF1AndThenByTheLogLoss() {
    ClassTargets targets = ClassTargets.of(List.of(0, 0, 0, 1), List.of(), 0.1);
    ScoreMatrix always = ScoreMatrix.of(new double[] {1, 0, 1, 0, 1, 0, 1, 0}, 2);

    Quality quality = targets.quality(always);

    assertEquals((6.0 / 7 + 0) / 2, quality.score(), 1e-12); // accuracy would be 0.75
    double right = Math.log1p(Math.exp(-1));
    assertEquals((3 * right + right + 1) / 4, quality.loss(), 1e-12);
  }

  @Test
  void labelsAreJudgedByMicroF1AtOneHalf() {
    LabelSetTargets targets = LabelSetTargets.of(List.of(List.of(0), List.of(), List.of(0, 1)), 2);

    // (0.25, -1), (2, -1), (1, -0.25): two found, one too many, one not found
    Quality quality = targets.quality(ScoreMatrix.of(new double[] {0.25, -1, 2, -1, 1, -0.25}, 2));

    assertEquals(2 * 2 / (2 * 2 + 1 + 1.0), quality.score(), 1e-12);
    double loss =
        Math.log1p(Math.exp(-0.25))
            + Math.log1p(Math.exp(-1))
            + Math.log1p(Math.exp(2))
            + Math.log1p(Math.exp(-1))
            + Math.log1p(Math.exp(-1))
            + Math.log1p(Math.exp(0.25));
    assertEquals(loss / 6, quality.loss(), 1e-12);
  }

  @Test
  void numbersAreJudgedByTheirError() {
    ScoreTargets targets = ScoreTargets.of(List.of(1.0, 2.0));
    Quality near = targets.quality(ScoreMatrix.of(new double[] {1, 2.5}, 1));
    Quality far = targets.quality(ScoreMatrix.of(new double[] {2, 2}, 1));

    assertEquals(0.125, near.loss(), 1e-12);
    assertTrue(near.betterThan(far));
  }

  @Test
  void theLossDecidesBetweenEqualScoresAndAnEqualIsNotBetter() {
    assertTrue(new Quality(0.5, 1).betterThan(new Quality(0.4, 0)));
    assertTrue(new Quality(0.5, 1).betterThan(new Quality(0.5, 2)));
    assertEquals(false, new Quality(0.5, 1).betterThan(new Quality(0.5, 1)));
  }

  private static double loss(Targets targets, int... batch) {
    float[] logits = new float[3 * batch.length];
    for (int row = 0; row < batch.length; row++) {
      for (int label = 0; label < 3; label++) {
        logits[3 * row + label] = (float) LOGITS[batch[row]][label];
      }
    }
    try (PointerScope scope = new PointerScope()) {
      Tensor loss = targets.loss(Tensors.ofFloats(logits, batch.length, 3), batch);
      return loss.item_double();
    }
  }

  /** The negative logarithm of the probability of a class. */
  private static double loss(int row, int label) {
    double sum = 0;
    for (double logit : LOGITS[row]) {
      sum += Math.exp(logit);
    }
    return Math.log(sum) - LOGITS[row][label];
  }
}
