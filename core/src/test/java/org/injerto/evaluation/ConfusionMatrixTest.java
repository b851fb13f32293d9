package org.injerto.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final List<String> LABELS = List.of("negativo", "neutro", "positivo");

  @Property
  void rowsAndColumnsAndAllAddUp(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 8) Integer> pairs) {
    int[] gold = pairs.stream().mapToInt(pair -> pair / 3).toArray();
    int[] predicted = pairs.stream().mapToInt(pair -> pair % 3).toArray();
    ConfusionMatrix confusion = ConfusionMatrix.of(LABELS, gold, predicted);
    int supports = 0;
    int given = 0;
    for (int label = 0; label < confusion.size(); label++) {
      supports += confusion.support(label);
      given += confusion.predicted(label);
    }
    assertEquals(pairs.size(), confusion.total());
    assertEquals(pairs.size(), supports);
    assertEquals(pairs.size(), given);
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
