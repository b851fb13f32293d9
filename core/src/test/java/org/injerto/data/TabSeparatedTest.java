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
import org.injerto.data.ReadOptions.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TabSeparatedTest {
  private WrittenFiles files = new WrittenFiles(Path.of(""));

  @BeforeEach
  void open(@TempDir Path folder) {
    files = new WrittenFiles(folder);
  }

  @Test
  void withoutHeaderTheLabelComesFirst() throws IOException {
    Dataset read = files.read("a.tsv", "sí\tQué bien\nno\tQué mal");

    assertEquals(
        List.of(new SingleLabel("Qué bien", "sí"), new SingleLabel("Qué mal", "no")),
        read.examples());
    assertEquals(List.of("a.tsv:1", "a.tsv:2"), places(read));
  }

  @Test
  void aHeaderNamesColumnsInAnyOrderAndOthersArePassedOver() throws IOException {
    Dataset read = files.read("a.tsv", "id\ttext\tfecha\tlabel\n7\tQué bien\t2026\tsí\n");

    assertEquals(List.of(new SingleLabel("Qué bien", "sí")), read.examples());
    assertEquals(List.of("a.tsv:2"), places(read));
  }

  @Test
  void theHeaderSaysWhatIsToBeLearned() throws IOException {
    assertEquals(
        List.of(
            new MultiLabel("uno", List.of("trato", "precio")),
            new MultiLabel("dos", List.of()),
            new MultiLabel("tres", List.of("trato"))),
        files.examples("a.tsv", "text\tlabels\nuno\ttrato | precio|trato\ndos\t \ntres\ttrato\n"));
    assertEquals(
        List.of(new Score("uno", 4.5), new Score("dos", -0.001)),
        files.examples("a.tsv", "score\ttext\n 4.5 \tuno\n-1e-3\tdos\n"));
  }

  @Test
  void withoutHeaderTheKindThatIsAskedForIsRead() throws IOException {
    assertEquals(
        List.of(new Score("uno", 3)),
        files.read("a.tsv", "3\tuno\n", ReadOptions.DEFAULT.of(Kind.SCORE)).examples());
    assertEquals(
        List.of(new MultiLabel("uno", List.of("a", "b"))),
        files.read("a.tsv", "a|b\tuno\n", ReadOptions.DEFAULT.of(Kind.LABELS)).examples());
  }

  @Test
  void theKindThatIsAskedForChoosesAmongSeveralColumns() throws IOException {
    assertEquals(
        List.of(new Score("uno", 3)),
        files
            .read("a.tsv", "text\tlabel\tscore\nuno\tsí\t3\n", ReadOptions.DEFAULT.of(Kind.SCORE))
            .examples());
  }

  @Test
  void anotherKindThanAskedForIsRefused() throws IOException {
    assertEquals(
        List.of("a.tsv, line 2: it has label; expected score"),
        files.problems("a.tsv", "text\tlabel\nuno\tsí\n", ReadOptions.DEFAULT.of(Kind.SCORE)));
  }

  @Test
  void namedColumnsAreRead() throws IOException {
    assertEquals(
        List.of(new SingleLabel("Qué bien", "sí")),
        files.read("a.tsv", "clase\tfrase\nsí\tQué bien\n", named("frase", "clase")).examples());
  }

  @Test
  void namedColumnsThatAreMissingAreNamedWithWhatIsThere() throws IOException {
    assertEquals(
        List.of(
            "a.tsv, line 1: the header must name the columns frase and clase; found [x, y]; --text-column and --label-column say what they are called"),
        files.problems("a.tsv", "x\ty\nsí\tQué bien\n", named("frase", "clase")));
  }

  @Test
  void aColumnThatTheHeaderNamesTwiceIsRefused() throws IOException {
    assertEquals(
        List.of("a.tsv, line 1: the header names the column text twice"),
        files.problems("a.tsv", "text\tlabel\ttext\nuno\tsí\tdos\n"));
    assertEquals(
        List.of(new SingleLabel("uno", "sí")),
        files.examples("a.tsv", "text\tx\tlabel\tx\nuno\t1\tsí\t2\n"));
  }

  @Test
  void quotesAreLettersLikeOthers() throws IOException {
    assertEquals(
        List.of(new SingleLabel("\"Qué\", dijo, \"bien", "sí")),
        files.examples("a.tsv", "sí\t\"Qué\", dijo, \"bien\n"));
  }

  @Test
  void aTabWithinATextIsAColumnTooMany() throws IOException {
    assertEquals(
        List.of("a.tsv, line 2: it has 3 columns; expected 2"),
        files.problems("a.tsv", "sí\tuno\nno\tdos\ttres\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void linesEndAsOnAnySystem(String end) throws IOException {
    Dataset read = files.read("a.tsv", "text\tlabel" + end + "uno\tsí" + end + "dos\tno" + end);

    assertEquals(
        List.of(new SingleLabel("uno", "sí"), new SingleLabel("dos", "no")), read.examples());
    assertEquals(List.of("a.tsv:2", "a.tsv:3"), places(read));
  }

  @Test
  void everyBadLineIsNamedWithItsColumnAndTheReason() throws IOException {
    assertEquals(
        List.of(
            "a.tsv, line 2: it has 1 columns; expected 2",
            "a.tsv, line 3, text: it is empty",
            "a.tsv, line 4, label: it is empty",
            "a.tsv, line 6: it is empty"),
        files.problems("a.tsv", "sí\tuno\nsuelta\nno\t \n \tdos\nno\tdos\n\n"));
    assertEquals(
        List.of("a.tsv, line 2, label: it is empty"),
        files.problems("a.tsv", "text\tlabels\nuno\ta||b\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mucho", "3,5", "", "NaN", "Infinity", "1e999", "3f", "3d", "0x1p3"})
  void whatIsNoFiniteDecimalNumberIsNoScore(String written) throws IOException {
    assertEquals(
        List.of("a.tsv, line 2, score: " + written + " is not a number"),
        files.problems("a.tsv", "score\ttext\n" + written + "\tuno\n"));
  }

  @Test
  void aHeaderAloneOrNothingIsNoExample() throws IOException {
    for (String text : List.of("", "\uFEFF", "text\tlabel\n")) {
      files.write("a.tsv", text);
      assertTrue(files.refused("a.tsv").getMessage().endsWith("has no example that can be used"));
    }
  }

  @Test
  void aHeaderThatCannotBeUsedCannotBeSkipped() throws IOException {
    ReadOptions options =
        new ReadOptions(
            SKIPPING.kind(), "frase", SKIPPING.labelColumn(), SKIPPING.encoding(), true);

    assertEquals(
        List.of(
            "a.tsv, line 1: the header must name the columns frase and label; found [x, y]; --text-column and --label-column say what they are called"),
        files.problems("a.tsv", "x\ty\nsí\tuno\n", options));
  }
}
