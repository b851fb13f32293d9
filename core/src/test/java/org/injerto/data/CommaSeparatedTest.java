package org.injerto.data;

import static org.injerto.data.WrittenFiles.SKIPPING;
import static org.injerto.data.WrittenFiles.named;
import static org.injerto.data.WrittenFiles.places;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.injerto.data.Example.MultiLabel;
import org.injerto.data.Example.Score;
import org.injerto.data.Example.SingleLabel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommaSeparatedTest {
  private static final String BROKEN =
      ": a cell in quotes must end with a quote, and a quote within it be doubled; nothing from"
          + " here on was read";

  private WrittenFiles files = new WrittenFiles(Path.of(""));

  @BeforeEach
  void open(@TempDir Path folder) {
    files = new WrittenFiles(folder);
  }

  @Test
  void theHeaderNamesColumnsInAnyOrder() throws IOException {
    assertEquals(
        List.of(new SingleLabel("Qué bien", "sí")),
        files.examples("a.csv", "id,label,text\n1,sí,Qué bien\n"));
    assertEquals(
        List.of(new MultiLabel("uno", List.of("a", "b"))),
        files.examples("a.csv", "text,labels\nuno,a|b\n"));
    assertEquals(List.of(new Score("uno", 4.5)), files.examples("a.csv", "text,score\nuno,4.5\n"));
    assertEquals(
        List.of(new SingleLabel("Qué bien", "sí")),
        files.read("a.csv", "clase,frase\nsí,Qué bien\n", named("frase", "clase")).examples());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void quotedCellsHoldCommasQuotesAndLineBreaks(String end) throws IOException {
    Dataset read =
        files.read(
            "a.csv",
            String.join(
                end,
                "\"text\",\"label\"",
                "\"uno, \"\"dos\"\"",
                "",
                "tres\",sí",
                "\tcuatro ,no",
                "\"cinco\",no"));

    assertEquals(
        List.of(
            new SingleLabel("uno, \"dos\"" + end + end + "tres", "sí"),
            new SingleLabel("\tcuatro ", "no"),
            new SingleLabel("cinco", "no")),
        read.examples());
    assertEquals(List.of("a.csv:2", "a.csv:5", "a.csv:6"), places(read));
  }

  @Test
  void aLineBreakInTheHeaderIsCounted() throws IOException {
    assertEquals(
        List.of("a.csv:3"), places(files.read("a.csv", "text,label,\"una\nnota\"\nuno,sí,x\n")));
  }

  @Test
  void everyBadRowIsNamedByTheLineThatItBeginsIn() throws IOException {
    assertEquals(
        List.of(
            "a.csv, line 3, text: it is empty",
            "a.csv, line 4, label: it is empty",
            "a.csv, line 6: it has 3 columns; expected 2",
            "a.csv, line 7: it is empty"),
        files.problems("a.csv", "label,text\nsí,uno\nno,\n,\"dos\nlíneas\"\nno,a,b\n\nsí,fin\n"));
  }

  @Test
  void aQuoteThatNeverClosesIsNamedByTheLineThatItsRowBeginsIn() throws IOException {
    assertEquals(
        List.of("a.csv, line 3" + BROKEN),
        files.problems("a.csv", "text,label\nuno,sí\n\"dos,no\ntres,sí\n"));
    assertEquals(List.of("a.csv, line 1" + BROKEN), files.problems("a.csv", "\"text,label\n"));
  }

  @Test
  void textBehindAClosingQuoteIsNamedWithTheBadLinesBefore() throws IOException {
    assertEquals(
        List.of("a.csv, line 2, label: it is empty", "a.csv, line 3" + BROKEN),
        files.problems("a.csv", "text,label\nuno,\n\"dos\" y tres,no\ncuatro,sí\n"));
  }

  @Test
  void aBrokenQuoteIsNoLineToBeSkippedAsAllBehindItWouldBe() throws IOException {
    assertEquals(
        List.of("a.csv, line 3" + BROKEN),
        files.problems("a.csv", "text,label\nuno,sí\n\"dos,no\n", SKIPPING));
  }

  @Test
  void aQuoteWithinAPlainCellIsALetter() throws IOException {
    assertEquals(
        List.of(new SingleLabel("uno \"dos\"", "sí")),
        files.examples("a.csv", "text,label\nuno \"dos\",sí\n"));
  }

  @Test
  void columnsThatAreMissingAreNamedWithWhatIsThere() throws IOException {
    assertEquals(
        List.of(
            "a.csv, line 1: the header must name the columns text and label; found [texto, label]; --text-column and --label-column say what they are called"),
        files.problems("a.csv", "texto,label\nuno,sí\n"));
    assertEquals(
        List.of(
            "a.csv, line 1: the header must name the columns frase and clase; found [a, b]; --text-column and --label-column say what they are called"),
        files.problems("a.csv", "a,b\nuno,sí\n", named("frase", "clase")));
  }

  @Test
  void aColumnThatTheHeaderNamesTwiceIsRefused() throws IOException {
    assertEquals(
        List.of("a.csv, line 1: the header names the column label twice"),
        files.problems("a.csv", "label,text,label\nsí,uno,no\n"));
  }

  @Test
  void aHeaderAloneOrNothingIsNoExample() throws IOException {
    for (String text : List.of("", "\uFEFF", "text,label", "text,label\r\n")) {
      files.write("a.csv", text);
      assertTrue(files.refused("a.csv").getMessage().endsWith("has no example that can be used"));
    }
  }
}
