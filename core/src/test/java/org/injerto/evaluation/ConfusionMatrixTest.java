package org.injerto.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.injerto.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfusionMatrixTest {
  private static final List<String> LABELS = List.of("negativo", "neutro", "positivo");

  @ParameterizedTest
  @MethodSource("org.injerto.Seeds#hundred")
  void rowsAndColumnsAndAllAddUp(long seed) {
    Random random = new Random(seed);
    int examples = Seeds.between(1, 40, random);
    int[] gold = random.ints(examples, 0, 3).toArray();
    int[] predicted = random.ints(examples, 0, 3).toArray();
    ConfusionMatrix confusion = ConfusionMatrix.of(LABELS, gold, predicted);
    int supports = 0;
    int given = 0;
    for (int label = 0; label < confusion.size(); label++) {
      supports += confusion.support(label);
      given += confusion.predicted(label);
    }
    assertEquals(examples, confusion.total());
    assertEquals(examples, supports);
    assertEquals(examples, given);
  }

  @Test
  void rowsAreCountedAsOftenAsTheyAreNamed() {
    ConfusionMatrix confusion =
        ConfusionMatrix.ofRows(
            LABELS, new int[] {0, 1, 2}, new int[] {0, 2, 2}, new int[] {1, 1, 2});
    assertEquals(2, confusion.count(1, 2));
    assertEquals(1, confusion.correct());
    assertEquals(0, confusion.support(0));
  }

  @Test
  void whatCannotBeCountedIsRefused() {
    int[] none = {};
    int[] one = {0};
    int[] beyond = {3};
    assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(LABELS, none, none));
    assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(LABELS, one, none));
    assertThrows(IndexOutOfBoundsException.class, () -> ConfusionMatrix.of(LABELS, one, beyond));
    assertThrows(IndexOutOfBoundsException.class, () -> ConfusionMatrix.of(LABELS, beyond, one));
  }

  @Test
  void countsAreNeverNegative() {
    assertThrows(IllegalArgumentException.class, () -> new BinaryCounts(0, -1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> BinaryCounts.NONE.fBeta(0, ZeroDivision.ZERO));
  }
}
