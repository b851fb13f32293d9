package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizeCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void everyLineBecomesPiecesInItsPlace() throws IOException {
    Run run = tokenize("Hola mundo\n\n{\"text\": \"mundo\"}\n");

    List<String> lines = run.out().lines().toList();
    JsonNode first = JSON.readTree(lines.get(0));
    int last = first.path("ids").size() - 1;
    assertEquals("[CLS]", first.path("tokens").path(0).asText());
    assertEquals("[SEP]", first.path("tokens").path(last).asText());
    assertEquals("[0,0]", first.path("offsets").path(0).toString());
    assertEquals(10, first.path("offsets").path(last - 1).path(1).asInt());
    assertFalse(first.has("truncated"));
    assertEquals("{\"error\":\"the line is empty\"}", lines.get(1));
    assertEquals(3, lines.size());
    assertEquals(ExitCode.WRONG_INPUT, run.code());
    assertEquals("1 of 3 lines could not be used; the error stands in their place\n", run.err());
  }

  @Test
  void placesAreCountedAsAsked() throws IOException {
    assertEquals(7, endOfLast(tokenize("\ud83d\ude00 hola\n")));
    assertEquals(6, endOfLast(tokenize("\ud83d\ude00 hola\n", "--offsets", "codepoints")));
    assertTrue(
        Refusal.of("tokenize", "es-mini", "--offsets", "codepoint").contains("mean codepoints"));
  }

  /** Where the last piece of the text ends, before the separator. */
  private static int endOfLast(Run run) throws IOException {
    JsonNode places = JSON.readTree(run.out()).path("offsets");
    return places.path(places.size() - 2).path(1).asInt();
  }

  @Test
  void aTextIsCutAtTheLongestThatTheModelReads() throws IOException {
    Run run = tokenize("casa ".repeat(400) + "\n");

    JsonNode line = JSON.readTree(run.out());
    assertEquals(256, line.path("ids").size());
    assertTrue(line.path("truncated").asBoolean());
    assertTrue(run.err().contains("1 of 1 texts are longer than 256 pieces"), run.err());
  }

  @Test
  void theSpanishNameReadsAFile() throws IOException {
    Path texts = Files.writeString(folder.resolve("textos.txt"), "uno\ndos\n");
    Run run = Run.of("tokenizar", "es-mini", "--input", texts.toString());

    assertEquals(2, run.out().lines().count());
    assertEquals(new Run(ExitCode.DONE, run.out(), ""), run);
  }

  @Test
  void theProgramItselfTokenizes() throws Exception {
    Path texts = Files.writeString(folder.resolve("textos.txt"), "hola\n");
    ProgramProcess program =
        ProgramProcess.start(
            Injerto.class, Map.of(), "tokenize", "es-mini", "--input", texts.toString());
    ProgramProcess.Ended ended = program.end();

    assertEquals(0, ended.code(), ended.err());
    assertTrue(ended.out().startsWith("{\"ids\":["), ended.out());
  }

  private static Run tokenize(String input, String... more) {
    Stream<String> arguments = Stream.of("tokenize", "es-mini", "--language", "en");
    return Run.reading(input, Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
  }
}
