package org.injerto.data;

import static org.injerto.data.WrittenFiles.named;
import static org.injerto.data.WrittenFiles.places;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.injerto.data.Example.MultiLabel;
import org.injerto.data.Example.Score;
import org.injerto.data.Example.SingleLabel;
import org.injerto.data.ReadOptions.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
  private WrittenFiles files = new WrittenFiles(Path.of(""));

  @BeforeEach
  void open(@TempDir Path folder) {
    files = new WrittenFiles(folder);
  }

  @Test
  void aLabelIsATextOrANumberOrATruthValue() throws IOException {
    Dataset read =
        files.read(
            "a.jsonl",
            """
            {"text": "uno", "label": " sí "}
            {"label": 1, "text": "dos", "otro": [{}]}
            {"text": "tres", "label": true}""");

    assertEquals(
        List.of(
            new SingleLabel("uno", "sí"),
            new SingleLabel("dos", "1"),
            new SingleLabel("tres", "true")),
        read.examples());
    assertEquals(List.of("a.jsonl:1", "a.jsonl:2", "a.jsonl:3"), places(read));
    assertEquals(Kind.LABEL, read.kind());
  }

  @Test
  void labelsAreAList() throws IOException {
    assertEquals(
        List.of(new MultiLabel("uno", List.of("b", "a", "3")), new MultiLabel("dos", List.of())),
        files.examples(
            "a.jsonl",
            """
            {"text": "uno", "labels": ["b", " a", "b", 3]}
            {"text": "dos", "labels": []}
            """));
  }

  @Test
  void aScoreIsANumber() throws IOException {
    assertEquals(
        List.of(new Score("uno", 4.5), new Score("dos", -0.001), new Score("tres", 3)),
        files.examples(
            "a.jsonl",
            """
            {"text": "uno", "score": 4.5}
            {"text": "dos", "score": -1e-3}
            {"text": "tres", "score": 3}
            """));
  }

  @Test
  void namedFieldsAreReadAsTheKindThatIsAskedFor() throws IOException {
    assertEquals(
        List.of(new SingleLabel("uno", "sí")),
        files
            .read("a.jsonl", "{\"frase\":\"uno\",\"clase\":\"sí\"}", named("frase", "clase"))
            .examples());
    assertEquals(
        List.of(new MultiLabel("uno", List.of("sí"))),
        files
            .read(
                "a.jsonl",
                "{\"frase\":\"uno\",\"clase\":[\"sí\"]}",
                named("frase", "clase").of(Kind.LABELS))
            .examples());
  }

  @Test
  void theKindThatIsAskedForChoosesAmongSeveralFields() throws IOException {
    assertEquals(
        List.of(new Score("uno", 3)),
        files
            .read(
                "a.jsonl",
                "{\"text\":\"uno\",\"label\":\"sí\",\"score\":3}",
                ReadOptions.DEFAULT.of(Kind.SCORE))
            .examples());
  }

  @Test
  void theKindOfTheLinesBeforeChoosesAmongSeveralFields() throws IOException {
    assertEquals(
        List.of(new Score("uno", 3), new Score("dos", 4)),
        files.examples(
            "a.jsonl",
            """
            {"text": "uno", "score": 3}
            {"text": "dos", "score": 4, "label": "sí"}
            """));
  }

  @Test
  void anotherKindThanTheLinesBeforeIsRefused() throws IOException {
    assertEquals(
        List.of("a.jsonl, line 2: it has score, the lines before have label"),
        files.problems(
            "a.jsonl",
            """
            {"text": "uno", "label": "sí"}
            {"text": "dos", "score": 4}
            """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]| : it is not a JSON object",
        "null| : it is not a JSON object",
        "``| : it is empty",
        "{}| : it has no field text that can be used",
        "{\"text\":\"uno\"}| : it has no field label that can be used",
        "{\"text\":\"uno\",\"label\":null}| : it has no field label that can be used",
        "{\"texto\":\"uno\",\"label\":\"a\"}| : it has no field text that can be used; did you mean"
            + " texto?",
        "{\"text\":\"uno\",\"lable\":\"a\"}| : it has no field label that can be used; did you mean"
            + " lable?",
        "{\"text\":7,\"label\":\"a\"}| , text: 7 is not a text",
        "{\"text\":\" \",\"label\":\"a\"}| , text: it is empty",
        "{\"text\":\"uno\",\"label\":\" \"}| , label: it is empty",
        "{\"text\":\"uno\",\"label\":[\"a\"]}| , label: [\"a\"] is not a text",
        "{\"text\":\"uno\",\"label\":{}}| , label: {} is not a text"
      })
  void everyBadObjectIsNamedWithItsFieldAndTheReason(String bad, String problem)
      throws IOException {
    assertEquals(
        List.of("a.jsonl, line 2" + problem),
        files.problems("a.jsonl", "{\"text\":\"cero\",\"label\":\"a\"}\n" + bad + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"a\",null]", "[\"a\",\" \"]", "[[\"a\"]]", "[{}]"})
  void aLabelOfAListThatIsNoTextIsRefused(String labels) throws IOException {
    assertEquals(
        List.of("a.jsonl, line 1, label: it is empty"),
        files.problems("a.jsonl", "{\"text\":\"uno\",\"labels\":" + labels + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "{}", "3"})
  void labelsThatAreNoListAreRefused(String labels) throws IOException {
    assertEquals(
        List.of("a.jsonl, line 1, labels: " + labels + " is not a list"),
        files.problems("a.jsonl", "{\"text\":\"uno\",\"labels\":" + labels + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "[3]", "true"})
  void aScoreThatIsNoNumberIsRefused(String score) throws IOException {
    assertEquals(
        List.of("a.jsonl, line 1, score: " + score + " is not a number"),
        files.problems("a.jsonl", "{\"text\":\"uno\",\"score\":" + score + "}"));
  }

  @Test
  void aScoreThatIsMissingIsCalledSo() throws IOException {
    assertEquals(
        List.of("a.jsonl, line 1: it has no field score that can be used"),
        files.problems("a.jsonl", "{\"text\":\"uno\"}", ReadOptions.DEFAULT.of(Kind.SCORE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"uno\",\"label\":\"a\"",
        "{\"text\":\"uno\",\"label\":\"a\"} {}",
        "{'text':'uno','label':'a'}",
        "{\"text\":\"uno\",\"label\":NaN}",
        "sí\tuno"
      })
  void whatIsNotJsonIsRefusedByItsLine(String line) throws IOException {
    List<String> problems =
        files.problems("a.jsonl", "{\"text\":\"cero\",\"label\":\"a\"}\n" + line);

    assertEquals(1, problems.size());
    assertTrue(problems.get(0).startsWith("a.jsonl, line 2: it is not JSON: "), problems::toString);
  }

  @Test
  void aFieldThatStandsTwiceIsRefused() throws IOException {
    List<String> problems =
        files.problems("a.jsonl", "{\"text\":\"uno\",\"label\":\"a\",\"label\":\"b\"}");

    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("Duplicate field 'label'"), problems::toString);
  }

  @Test
  void nestingWithoutEndIsRefused() throws IOException {
    String deep = "{\"text\":\"uno\",\"label\":\"a\",\"x\":" + "[".repeat(100_000);

    List<String> problems = files.problems("a.jsonl", deep);

    assertEquals(1, problems.size());
    assertTrue(problems.get(0).startsWith("a.jsonl, line 1: it is not JSON: "), problems::toString);
  }

  @Test
  void escapesAreReadAsWhatTheyStandFor() throws IOException {
    assertEquals(
        List.of(new SingleLabel("año\t\"😀\"\n/", "a")),
        files.examples(
            "a.jsonl",
            "{\"text\":\"a\\u00f1o\\t\\\"\\ud83d\\ude00\\\"\\n\\/\",\"label\":\"a\"}\r\n"));
  }

  @Test
  void nothingIsNoExample() throws IOException {
    files.write("a.jsonl", "");
    assertTrue(files.refused("a.jsonl").getMessage().endsWith("has no example that can be used"));
  }

  @Test
  void aNamedFieldThatIsMissingIsNamedWithTheNearest() throws IOException {
    ReadOptions options =
        new ReadOptions(
            Optional.empty(), "frase", Optional.of("clase"), StandardCharsets.UTF_8, false);

    assertEquals(
        List.of(
            "a.jsonl, line 1: it has no field frase that can be used; did you mean frases?",
            "a.jsonl, line 2: it has no field clase that can be used; did you mean clases?"),
        files.problems(
            "a.jsonl",
            """
            {"frases": "uno", "clase": "sí"}
            {"frase": "uno", "clases": "sí"}
            """,
            options));
  }
}
