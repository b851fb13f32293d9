package org.injerto.data;

import static org.injerto.data.WrittenFiles.SKIPPING;
import static org.injerto.data.WrittenFiles.places;
import static org.injerto.data.WrittenFiles.refused;
import static org.injerto.data.WrittenFiles.sentences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.data.Example.SingleLabel;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {
  private WrittenFiles files = new WrittenFiles(Path.of(""));

  @BeforeEach
  void open(@TempDir Path folder) {
    files = new WrittenFiles(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mañana, ¿vendrás?",
        "man\u0303ana e\u0301l", // decomposed
        "👩‍👩‍👧 🇪🇸 👍🏽",
        "  blancos alrededor  ",
        "no\u00A0rompible \u2028 \u0085 \u200B",
        "a\u0000b",
        "MAYÚSCULAS y ﬁ ½"
      })
  void aTextIsReadAsItIs(String text) throws IOException {
    ObjectNode json = new JsonMapper().createObjectNode().put("text", text).put("label", "sí");
    List<Example> expected = List.of(new SingleLabel(text, "sí"));

    assertEquals(expected, files.examples("a.tsv", "sí\t" + text + "\n"));
    assertEquals(expected, files.examples("a.csv", "label,text\nsí,\"" + text + "\"\n"));
    assertEquals(expected, files.examples("a.jsonl", json + "\n"));
  }

  @Test
  void allBadLinesStandInOneRefusal() throws IOException {
    Path file = files.write("a.tsv", "suelta\nsí\tuno\n\tdos\n");
    InvalidInputException refused = refused(file, ReadOptions.DEFAULT);

    assertEquals(
        List.of(
            file + " has lines that cannot be used (--skip-invalid goes on without them):",
            "  a.tsv, line 1: it has 1 columns; expected 2",
            "  a.tsv, line 3, label: it is empty"),
        refused.getMessage().lines().toList());
    assertEquals(
        List.of(
            file + " tiene líneas que no se pueden usar (--skip-invalid sigue sin ellas):",
            "  a.tsv, línea 1: tiene 1 columnas; se esperaban 2",
            "  a.tsv, línea 3, etiqueta: está vacía"),
        refused.in(Locale.forLanguageTag("es")).lines().toList());
  }

  @Test
  void ofManyBadLinesTwentyAreShownAndTheOthersCounted() throws IOException {
    List<String> twenty = files.problems("a.tsv", "suelta\n".repeat(20));
    List<String> more = files.problems("a.tsv", "suelta\n".repeat(25));

    assertEquals(20, twenty.size());
    assertEquals("a.tsv, line 20: it has 1 columns; expected 2", twenty.get(19));
    assertEquals(twenty, more.subList(0, 20));
    assertEquals(List.of("and 5 more"), more.subList(20, more.size()));
  }

  @Test
  void badLinesAreLeftOutAndAllNamedIfThatIsAskedFor() throws IOException {
    Dataset read = files.read("a.tsv", "sí\tuno\n" + "\n".repeat(30) + "no\tdos\n", SKIPPING);

    assertEquals(
        List.of(new SingleLabel("uno", "sí"), new SingleLabel("dos", "no")), read.examples());
    assertEquals(List.of("a.tsv:1", "a.tsv:32"), places(read));
    assertEquals(30, read.skipped().size());
    assertEquals("a.tsv, line 31: it is empty", sentences(read.skipped()).get(29));
  }

  @Test
  void nothingIsSkippedOfGoodLines() throws IOException {
    assertEquals(List.of(), files.read("a.tsv", "sí\tuno\n", SKIPPING).skipped());
  }

  @Test
  void aFileOfBadLinesAloneIsRefusedEvenIfTheyAreSkipped() throws IOException {
    Path file = files.write("a.tsv", "suelta\n");

    assertEquals(
        file
            + " has no example that can be used\n"
            + "  a.tsv, line 1: it has 1 columns; expected 2",
        refused(file, SKIPPING).getMessage());
  }

  @Test
  void theFilesOfAFolderAreReadInTheOrderOfTheirNames() throws IOException {
    files.pack(
        "c.jsonl.gz", "{\"text\":\"tres\",\"label\":\"a\"}".getBytes(StandardCharsets.UTF_8));
    files.write("b.csv", "text,label\ndos,b\nmás,b\n");
    files.write("a.tsv", "a\tuno\n");
    files.write("notas.md", "a\tno");
    Files.createDirectory(files.folder().resolve("d.tsv"));

    Dataset read = DatasetReader.read(files.folder(), ReadOptions.DEFAULT);

    assertEquals(List.of("uno", "dos", "más", "tres"), read.texts());
    assertEquals(List.of("a.tsv:1", "b.csv:2", "b.csv:3", "c.jsonl.gz:1"), places(read));
    Map<Path, Integer> counts = read.files();
    assertEquals(List.of(1, 2, 1), List.copyOf(counts.values()));
    assertEquals(files.folder().resolve("a.tsv"), counts.keySet().iterator().next());
    assertEquals(files.folder().toString(), read.name());
  }

  @Test
  void theBadLinesOfAllFilesOfAFolderStandTogether() throws IOException {
    files.write("a.tsv", "suelta\nsí\tuno\n");
    files.write("b.csv", "text,label\n,sí\n");
    files.write("c.jsonl", "{\"text\":\"tres\",\"score\":1}\n");

    assertEquals(
        List.of(
            "a.tsv, line 1: it has 1 columns; expected 2",
            "b.csv, line 2, text: it is empty",
            "c.jsonl, line 1: it has score, the lines before have label"),
        sentences(refused(files.folder(), ReadOptions.DEFAULT).problems()));
  }

  @Test
  void aFileThatIsNotThereIsNamedWithTheNearest() throws IOException {
    files.write("train.tsv", "sí\tuno\n");

    assertEquals(
        files.folder().resolve("trian.tsv") + " does not exist; did you mean train.tsv?",
        files.refused("trian.tsv").getMessage());
    assertEquals(
        files.folder().resolve("xyz") + " does not exist", files.refused("xyz").getMessage());
    assertTrue(files.refused("no/x.tsv").getMessage().endsWith("does not exist"));
  }

  @Test
  void aFileOfNoKnownKindIsNamedWithTheKnownOnes() throws IOException {
    files.write("a.xlsx", "");

    assertTrue(
        files
            .refused("a.xlsx")
            .getMessage()
            .endsWith("expected one of .tsv, .csv, .jsonl, .tsv.gz, .csv.gz, .jsonl.gz"));
  }

  @Test
  void aFolderWithoutExamplesIsRefused() throws IOException {
    files.write("notas.md", "");

    assertTrue(
        refused(files.folder(), ReadOptions.DEFAULT)
            .getMessage()
            .contains("is a folder without examples"));
  }

  @Test
  void endingsMayBeInCapitals() throws IOException {
    assertEquals(1, files.read("A.TSV", "sí\tuno\n").rows().size());
    assertEquals(1, files.read("A.Csv", "text,label\nuno,sí\n").rows().size());
  }
}
