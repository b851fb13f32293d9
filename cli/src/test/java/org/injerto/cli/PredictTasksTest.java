package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tasks of predict that need no training, on the model inside. */
class PredictTasksTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aMaskIsFilledAndATextWithoutOneIsSaidInItsPlace() throws IOException {
    Run run =
        fill(
            """
            Abrió la [MASK] y entró en la casa.
            Abrió la puerta.

            {"text": "La [MASK] de la [MASK]."}
            """);

    List<String> lines = run.out().lines().toList();
    JsonNode first = JSON.readTree(lines.get(0)).path("masks").path(0).path(0);
    assertEquals("puerta", first.path("token").asText());
    assertEquals("Abrió la puerta y entró en la casa.", first.path("sequence").asText());
    assertEquals("{\"error\":\"what the model reads of the text has no [MASK]\"}", lines.get(1));
    assertEquals("{\"error\":\"the line is empty\"}", lines.get(2));
    assertEquals(2, JSON.readTree(lines.get(3)).path("masks").size());
    assertEquals(ExitCode.WRONG_INPUT, run.code());
    assertEquals("2 of 4 lines could not be used; the error stands in their place\n", run.err());
  }

  @Test
  void onlyTheWordsAskedForAreWeighed() throws IOException {
    Run run = fill("Abrió la [MASK] y entró.\n", "--targets", "mesa,puerta", "--top", "9");

    JsonNode candidates = JSON.readTree(run.out()).path("masks").path(0);
    assertEquals(List.of("puerta", "mesa"), candidates.findValuesAsText("token"));
  }

  @Test
  void aMaskBehindWhatTheModelReadsIsSaid() {
    Run run = fill("casa ".repeat(400) + "[MASK]\n");

    assertTrue(run.out().contains("has no [MASK]"), run.out());
    assertTrue(run.err().contains("1 of 1 texts are longer than 256 pieces"), run.err());
  }

  @Test
  void aTextHasAVectorOfTheModelsSize() throws IOException {
    Run plain = vectors("Hola, ¿qué tal?\n");
    Run unit = vectors("Hola, ¿qué tal?\n", "--normalize");

    assertEquals(256, JSON.readTree(plain.out()).path("embedding").size(), plain.err());
    assertEquals(1, length(JSON.readTree(unit.out()).path("embedding")), 1e-5);
    assertTrue(length(JSON.readTree(plain.out()).path("embedding")) > 1.1, plain.out());
  }

  private static double length(JsonNode vector) {
    double squares = 0;
    for (JsonNode number : vector) {
      squares += number.asDouble() * number.asDouble();
    }
    return Math.sqrt(squares);
  }

  @Test
  void optionsOfAnotherTaskAreRefusedTogether() {
    String text =
        Refusal.of(
            "predict", "es-mini", "--task", "feature-extraction", "--top", "3", "--targets", "a");

    assertTrue(text.contains("--top belongs to --task fill-mask"), text);
    assertTrue(text.contains("--targets belongs to --task fill-mask"), text);
    assertTrue(
        Refusal.of("predict", "es-mini", "--task", "fill-masks").contains("did you mean fill-mask"),
        "the nearest task");
    assertTrue(
        Refusal.of("predict", "es-mini", "--task", "fill-mask", "--long-text", "windows")
            .contains("stands in one window only"));
  }

  private static Run fill(String input, String... more) {
    return predict("fill-mask", input, more);
  }

  private static Run vectors(String input, String... more) {
    return predict("feature-extraction", input, more);
  }

  private static Run predict(String task, String input, String... more) {
    Stream<String> arguments = Stream.of("predict", "es-mini", "--task", task, "--language", "en");
    return Run.reading(input, Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
  }
}
