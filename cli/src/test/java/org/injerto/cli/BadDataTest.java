package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of labelled texts that cannot be used: what a person reads, before anything is computed.
 */
class BadDataTest {
  private static final String GOOD = "positivo\tMuy bueno\nnegativo\tQué mal\n";

  @TempDir private Path folder;

  @Test
  void aFileWithoutExamplesIsRefused() throws IOException {
    assertEquals("F has no example that can be used", refused("a.tsv", ""));
    assertEquals("F has no example that can be used", refused("a.tsv", "label\ttext\n"));
    assertEquals("F has no example that can be used", refused("a.csv", "text,label\n"));
    assertEquals("F has no example that can be used", refused("a.jsonl", ""));
  }

  @Test
  void thereMustBeTwoLabels() throws IOException {
    assertEquals(
        "F has nothing to tell apart: all labels are [a]; at least two are needed",
        refused("a.tsv", "a\tuno\na\tdos\n"));
  }

  @Test
  void bytesThatAreNotUtf8AreNamedWithTheirPlaceAndTheWayOut() throws IOException {
    Path file = Files.write(folder.resolve("a.tsv"), GOOD.getBytes(StandardCharsets.ISO_8859_1));

    assertEquals(
        "F is not UTF-8: line 2, byte 30 is e9 in hexadecimal. If it was written by an older"
            + " program, try --encoding ISO-8859-1",
        refused(file));
    assertEquals(
        "missing.tsv does not exist",
        refused(file, "--encoding", "ISO-8859-1", "--dev", "missing.tsv"));
  }

  @Test
  void aFileOfUtf16GetsTheNameOfItsEncoding() throws IOException {
    Path file = Files.write(folder.resolve("a.tsv"), GOOD.getBytes(StandardCharsets.UTF_16));

    assertTrue(
        refused(file)
            .endsWith(
                "byte 0 is fe in hexadecimal. If it was written by an older program, try --encoding UTF-16"));
  }

  @Test
  void everyLineThatCannotBeUsedIsNamed() throws IOException {
    assertEquals(
        """
        F has lines that cannot be used (--skip-invalid goes on without them):
          a.tsv, line 2: it has 3 columns; expected 2
          a.tsv, line 3: it is empty
          a.tsv, line 4: it has 1 columns; expected 2
          a.tsv, line 5, text: it is empty
          a.tsv, line 6, label: it is empty""",
        refused("a.tsv", "a\tuno\nb\tcon\ttabulador\n\nsolo\na\t \n\tdos\nb\ttres\n"));
  }

  @Test
  void linesOfAFileWithQuotedLineEndsAreCountedAsAnEditorDoes() throws IOException {
    assertEquals(
        """
        F has lines that cannot be used (--skip-invalid goes on without them):
          a.csv, line 4, text: it is empty
          a.csv, line 5: it is empty
          a.csv, line 6: it has 3 columns; expected 2""",
        refused("a.csv", "text,label\n\"uno\ndos\",a\n,b\n\ntres,b,c\ncuatro,b\n"));
  }

  @Test
  void aLongListOfProblemsIsCut() throws IOException {
    String text = refused("a.tsv", "a\tuno\n" + "sin etiqueta\n".repeat(30));

    assertEquals(22, text.lines().count());
    assertTrue(text.endsWith("and 10 more"), text);
  }

  @Test
  void quotesThatAreNotClosedAreNoLineToBeSkipped() throws IOException {
    for (String content : List.of("text,label\n\"uno,a\ndos,b\n", "text,label\n\"uno\"x,a\n")) {
      String text = refused("a.csv", content);
      assertTrue(text.startsWith("F cannot be read to its end"), text);
      assertTrue(text.contains("a.csv, line 2: a cell in quotes must end with a quote"), text);
      assertTrue(refused(folder.resolve("a.csv"), "--skip-invalid").startsWith("F cannot be"));
    }
  }

  @Test
  void headersThatSayTooLittleOrTooMuchAreRefused() throws IOException {
    assertTrue(
        refused("a.csv", "texto;label\nuno;a\n")
            .contains("line 1: the columns must be parted by commas; found texto;label"));
    assertTrue(
        refused("a.csv", "texto,label\nuno,a\n")
            .contains(
                "the header must name the columns text and label; found [texto, label]; --text-column"));
    assertTrue(
        refused("a.csv", "text,label,label\nuno,a,b\n")
            .contains("line 1: the header names the column label twice"));
    assertTrue(
        refused("a.tsv", "label\ttext\ttext\na\tb\tc\n")
            .contains("line 1: the header names the column text twice"));
    assertTrue(
        refused("a.tsv", "Etiqueta\tTexto\na\tuno\nb\tdos\n")
            .contains("line 1: [Etiqueta, Texto] looks like a header"));
  }

  @Test
  void whatIsWrongWithEachJsonObjectIsSaid() throws IOException {
    assertEquals(
        """
        F has lines that cannot be used (--skip-invalid goes on without them):
          a.jsonl, line 1, text: 1 is not a text
          a.jsonl, line 2: it has no field label that can be used
          a.jsonl, line 4: it has labels, the lines before have label
          a.jsonl, line 5, label: {"a":1} is not a text
          a.jsonl, line 6, text: null is not a text
          a.jsonl, line 7: it is not a JSON object
          a.jsonl, line 8: it is not JSON: more stands behind the JSON object; one object a line is expected
          a.jsonl, line 9: it is empty
          a.jsonl, line 10: it has no field text that can be used; did you mean texto?
          a.jsonl, line 11: it is not JSON: Duplicate field 'text'
          a.jsonl, line 12, text: it has half a character (a surrogate without its other half)""",
        refused(
            "a.jsonl",
            """
            {"text":1,"label":"a"}
            {"text":"x"}
            {"text":"x","label":"a"}
            {"text":"x","labels":["a"]}
            {"text":"x","label":{"a":1}}
            {"text":null,"label":"a"}
            [1]
            {"text":"x","label":"a"} {}

            {"texto":"x","label":"a"}
            {"text":"x","text":"y","label":"a"}
            {"text":"\\ud83d","label":"a"}
            """));
    assertTrue(
        refused("a.jsonl", "{\"text\":\"x\",\"labels\":[\"a\",null]}\n")
            .contains("line 1, label: it is empty"));
  }

  @Test
  void aScoreMustBeANumber() throws IOException {
    assertTrue(
        refused("a.csv", "text,score\nuno,1\ndos,x\n")
            .contains("line 3, score: x is not a number"));
  }

  @Test
  void whatIsNoGzipIsTold() throws IOException {
    byte[] packed = packed(GOOD.repeat(50));

    assertEquals("F is damaged or is not gzip: Not in GZIP format", refused("a.tsv.gz", GOOD));
    Path file = folder.resolve("a.tsv.gz");
    Files.write(file, Arrays.copyOf(packed, packed.length - 12));
    assertTrue(
        refused(file).startsWith("F is damaged: its gzip data ends too early"), refused(file));
    Files.write(file, new byte[0]);
    assertTrue(
        refused(file).startsWith("F is damaged: its gzip data ends too early"), refused(file));
  }

  @Test
  void aPackedFileThatUnpacksToOneEndlessLineIsRefusedBeforeItFillsTheMemory() throws IOException {
    Path file = folder.resolve("bomb.TSV.GZ");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      byte[] much = new byte[1 << 20];
      Arrays.fill(much, (byte) 'a');
      for (int i = 0; i < 17; i++) {
        out.write(much);
      }
    }

    assertEquals("F, line 1 is longer than 16777216 characters", refused(file));
  }

  @Test
  void aFileThatIsNotThereGetsTheNearestName() throws IOException {
    Files.writeString(folder.resolve("entrenar.tsv"), GOOD);

    assertEquals(
        "F does not exist; did you mean entrenar.tsv?", refused(folder.resolve("entrenra.tsv")));
    assertEquals("F does not exist", refused(folder.resolve("no/hay.tsv")));
  }

  @Test
  void linksThatLeadNowhereAreTold() throws IOException {
    Path loop = folder.resolve("loop.tsv");
    Files.createSymbolicLink(loop, loop);

    assertEquals("F is a link to a file that does not exist", refused(loop));
  }

  @Test
  void aFolderMustHoldFilesOfExamples() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.createDirectory(empty.resolve("no-file.tsv"));
    Files.writeString(empty.resolve("notes.txt"), GOOD);
    Files.createSymbolicLink(empty.resolve("up"), folder);

    assertEquals(
        "F is a folder without examples; expected files .tsv, .csv, .jsonl, .tsv.gz, .csv.gz,"
            + " .jsonl.gz",
        refused(empty));
    assertEquals(
        "F is of no known kind; expected one of .tsv, .csv, .jsonl, .tsv.gz, .csv.gz, .jsonl.gz",
        refused(empty.resolve("notes.txt")));
  }

  @Test
  void anEmptyNameIsNotTheFolderOfThePerson() {
    assertTrue(Refusal.of(train("")).contains("--train: is empty; expected a file or a folder"));
  }

  @Test
  void whatIsWrongWithSeveralFilesIsSaidAtOnce() throws IOException {
    Path train = Files.writeString(folder.resolve("train.tsv"), "solo\n");
    Path dev = Files.writeString(folder.resolve("dev.csv"), "texto,label\n");
    Path test = folder.resolve("missing.tsv");

    String text = refused(train, "--dev", dev.toString(), "--test", test.toString());

    assertTrue(text.contains("train.tsv, line 1: it has 1 columns"), text);
    assertTrue(text.contains("dev.csv, line 1: the header must name"), text);
    assertTrue(text.contains("missing.tsv does not exist"), text);
  }

  @Test
  void labelsThatAreNotLearnedAreNamedWithTheNearestOfEverySet() throws IOException {
    Path train = Files.writeString(folder.resolve("train.tsv"), GOOD);
    Path dev = Files.writeString(folder.resolve("dev.tsv"), "positivo\tx\npostivo\ty\n");
    Path test = Files.writeString(folder.resolve("test.tsv"), "neutro\tx\nneutro\ty\n");

    String text = refused(train, "--dev", dev.toString(), "--test", test.toString());

    assertTrue(text.contains("dev.tsv:2: postivo (1 in all); did you mean positivo?"), text);
    assertTrue(text.contains("test.tsv:1: neutro (2 in all); known are negativo, positivo"), text);
  }

  @Test
  void examplesOfAnotherKindThanThoseLearnedFromAreRefused() throws IOException {
    Path train = Files.writeString(folder.resolve("train.tsv"), GOOD);
    Path dev = Files.writeString(folder.resolve("dev.csv"), "text,score\nuno,1\n");

    assertTrue(
        refused(train, "--dev", dev.toString())
            .contains("dev.csv, line 2: it has score; expected label"));
  }

  private String refused(String name, String content) throws IOException {
    return refused(Files.writeString(folder.resolve(name), content));
  }

  /** What is said of a file, called F, to learn from; nothing is left of the run. */
  private String refused(Path file, String... more) throws IOException {
    String text = Refusal.of(train(file.toString(), more));
    try (Stream<Path> all = Files.list(folder)) {
      assertTrue(all.noneMatch(path -> path.getFileName().toString().contains("mine")));
    }
    return text.replace(file.toString(), "F");
  }

  private String[] train(String file, String... more) {
    List<String> arguments =
        List.of(
            "train",
            "--task",
            "text-classification",
            "--model",
            "es-mini",
            "--train",
            file,
            "--output",
            folder.resolve("mine").toString());
    return Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
