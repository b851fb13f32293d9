package org.injerto.data;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.injerto.data.Example.MultiLabel;
import org.injerto.data.Example.Score;
import org.injerto.data.Example.SingleLabel;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;

class LabelSetTest {
  private static final LabelSet KNOWN = new LabelSet(List.of("negativo", "positivo"));

  @Test
  void labelsAreOnceEachInTheOrderOfTheAlphabet() {
    Dataset single =
        WrittenRows.of(
            "train.tsv",
            new SingleLabel("1", "positivo"),
            new SingleLabel("2", "negativo"),
            new SingleLabel("3", "positivo"));
    Dataset several =
        WrittenRows.of(
            "train.tsv",
            new MultiLabel("1", List.of("c", "a")),
            new MultiLabel("2", List.of()),
            new MultiLabel("3", List.of("b", "a")));

    assertEquals(List.of("negativo", "positivo"), LabelSet.of(single).names());
    assertEquals(List.of("a", "b", "c"), LabelSet.of(several).names());
  }

  @Test
  void numbersHaveNoLabels() {
    assertEquals(List.of(), LabelSet.of(WrittenRows.of("a", new Score("1", 2))).names());
  }

  @Test
  void everyUnknownLabelIsNamedOnceWithItsFirstPlaceItsCountAndTheNearest() {
    Dataset dev =
        WrittenRows.of(
            "dev.tsv",
            new SingleLabel("1", "positivo"),
            new SingleLabel("2", "Positvo"),
            new SingleLabel("3", "neutro"),
            new SingleLabel("4", "Positvo"));

    assertEquals(
        """
        dev.tsv has labels that the model is not trained for:
          dev.tsv:2: Positvo (2 in all); did you mean positivo?
          dev.tsv:3: neutro (1 in all); known are negativo, positivo""",
        refused(KNOWN, dev).getMessage());
  }

  @Test
  void everyLabelOfATextIsChecked() {
    Dataset dev = WrittenRows.of("dev.tsv", new MultiLabel("1", List.of("positivo", "x", "y")));

    assertEquals(2, refused(KNOWN, dev).problems().size());
  }

  @Test
  void knownLabelsNumbersAndTextsWithoutLabelsPass() {
    Dataset dev =
        WrittenRows.of(
            "dev.tsv",
            new SingleLabel("1", "negativo"),
            new MultiLabel("2", List.of()),
            new Score("3", 1));

    assertDoesNotThrow(() -> KNOWN.check(dev));
  }

  /** As if the columns were swapped, so that every text is a label. */
  @Test
  void ofManyUnknownLabelsTwentyAreShownAndTheOthersCounted() {
    LabelSet texts = new LabelSet(IntStream.range(0, 1000).mapToObj(i -> "train " + i).toList());
    Example[] asked =
        IntStream.range(0, 500)
            .mapToObj(i -> new SingleLabel("sí", "otra frase " + i))
            .toArray(Example[]::new);

    InvalidInputException refused = refused(texts, WrittenRows.of("dev.tsv", asked));

    assertEquals(21, refused.problems().size());
    assertEquals("and 480 more", refused.problems().get(20).toString());
    assertTrue(
        refused.problems().get(0).toString().endsWith(", train 18, train 19, …"),
        refused::getMessage);
  }

  private static InvalidInputException refused(LabelSet known, Dataset asked) {
    return assertThrows(InvalidInputException.class, () -> known.check(asked));
  }
}
