package org.injerto.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.injerto.evaluation.ConfusionMatrix;
import org.injerto.evaluation.ScoreMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TfidfClassifierTest {
  private static final List<String> TEXTS = List.of("muy buena", "muy mala", "buena y bonita");
  private static final int[] LABELS = {1, 0, 1};

  /** The figures of scikit-learn are in docs/results.md; two examples less is a fault here. */
  @ParameterizedTest
  @CsvSource({"opiniones, 0.700", "tickets, 0.500"})
  void itIsAsGoodAsScikitLearn(String set, double accuracy) throws IOException {
    WrittenSet train = WrittenSet.of(set, "train");
    WrittenSet test = WrittenSet.of(set, "test");
    List<String> labels = train.labelSet();
    int[] predicted =
        TfidfClassifier.train(train.texts(), train.numbers(labels), labels.size())
            .probabilities(test.texts())
            .best();
    double found = ConfusionMatrix.of(labels, test.numbers(labels), predicted).accuracy();
    assertTrue(found >= accuracy, "accuracy " + found);
  }

  @Test
  void probabilitiesAddUpAndFollowTheWords() {
    TfidfClassifier classifier = TfidfClassifier.train(TEXTS, LABELS, 2);
    ScoreMatrix scores = classifier.probabilities(List.of("qué buena", "qué mala", ""));
    for (int row = 0; row < scores.rows(); row++) {
      assertEquals(1, scores.at(row, 0) + scores.at(row, 1), 1e-12);
    }
    assertArrayEquals(new int[] {1, 0}, new int[] {scores.best(0), scores.best(1)});
  }

  @Test
  void trainingAgainGivesTheSameNumbers() {
    double[] first = TfidfClassifier.train(TEXTS, LABELS, 2).probabilities(TEXTS).toArray();
    double[] second = TfidfClassifier.train(TEXTS, LABELS, 2).probabilities(TEXTS).toArray();
    assertArrayEquals(first, second);
  }

  @Test
  void aLabelWithoutTextsIsNeverPredicted() {
    ScoreMatrix scores = TfidfClassifier.train(TEXTS, LABELS, 3).probabilities(TEXTS);
    assertArrayEquals(new double[3], scores.column(2));
  }

  @Test
  void oneLabelOnlyIsAlwaysPredicted() {
    ScoreMatrix scores = TfidfClassifier.train(TEXTS, new int[] {1, 1, 1}, 2).probabilities(TEXTS);
    assertArrayEquals(new int[] {1, 1, 1}, scores.best());
  }

  @Test
  void whatCannotBeTrainedOnIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> TfidfClassifier.train(List.of(), new int[0], 2));
    assertThrows(IllegalArgumentException.class, () -> TfidfClassifier.train(TEXTS, new int[2], 2));
    assertThrows(IllegalArgumentException.class, () -> TfidfClassifier.train(TEXTS, LABELS, 1));
  }
}
