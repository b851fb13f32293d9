package org.injerto.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.injerto.data.Example.MultiLabel;
import org.injerto.data.Example.Score;
import org.injerto.data.Example.SingleLabel;
import org.injerto.data.Leaks.Leak;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "El niño comió",
        "EL NIÑO COMIÓ", // case
        "  El \t niño\r\n comió ", // white space
        "\u00A0El\u00A0niño\u2003comió\u3000", // white space of the web
        "El nin\u0303o comio\u0301", // the form of accents
        "EL NIN\u0303O\u00A0COMIO\u0301" // all of it
      })
  void caseWhiteSpaceAndTheFormOfAccentsMakeNoDifference(String same) {
    assertEquals(1, between("El niño comió", same).size());
    assertEquals(1, between(same, "El niño comió").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"El nino comió", "El niño comio", "El niño comió.", "Elniño comió"})
  void accentsPointsAndWordsMakeADifference(String other) {
    assertEquals(List.of(), between("El niño comió", other));
  }

  @Test
  void everyRowThatIsAskedIsNamedWithTheFirstPlaceWhereItIsLearned() {
    Dataset known =
        WrittenRows.of(
            "train.tsv",
            new SingleLabel("otro", "a"),
            new SingleLabel("uno", "a"),
            new SingleLabel("UNO", "b"));
    Dataset asked =
        WrittenRows.of(
            "test.tsv",
            new SingleLabel("uno", "a"),
            new SingleLabel("dos", "a"),
            new SingleLabel("Uno", "b"));

    List<Leak> leaks = Leaks.between(known, asked);

    assertEquals(
        List.of("train.tsv:2 test.tsv:1", "train.tsv:2 test.tsv:3"),
        leaks.stream().map(leak -> leak.known().place() + " " + leak.asked().place()).toList());
    assertTrue(leaks.get(0).agree());
    assertFalse(leaks.get(1).agree());
  }

  @Test
  void aTextTwiceInOneSetIsNoLeak() {
    Dataset asked =
        WrittenRows.of("test.tsv", new SingleLabel("uno", "a"), new SingleLabel("uno", "a"));

    assertEquals(
        List.of(), Leaks.between(WrittenRows.of("train.tsv", new SingleLabel("x", "a")), asked));
  }

  @Test
  void theOrderOfLabelsIsNoDisagreement() {
    assertTrue(
        leak(new MultiLabel("x", List.of("a", "b")), new MultiLabel("x", List.of("b", "a"))));
    assertFalse(leak(new MultiLabel("x", List.of("a", "b")), new MultiLabel("x", List.of("a"))));
  }

  @Test
  void numbersDisagreeIfTheyAreOthers() {
    assertTrue(leak(new Score("x", 2), new Score("x", 2)));
    assertFalse(leak(new Score("x", 2), new Score("x", 5)));
  }

  private static boolean leak(Example known, Example asked) {
    return Leaks.between(WrittenRows.of("a", known), WrittenRows.of("b", asked)).get(0).agree();
  }

  private static List<Leak> between(String known, String asked) {
    return Leaks.between(
        WrittenRows.of("train.tsv", new SingleLabel(known, "a")),
        WrittenRows.of("test.tsv", new SingleLabel(asked, "a")));
  }
}
