package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is said of fifty sentences with the model inside, a trained one, is what Python says. */
class EsMiniGoldenTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path GOLDEN = Path.of("src/test/resources/golden/es-mini/expected.json");

  @Test
  void theLikeliestWordsAreThoseOfPython() throws IOException {
    List<JsonNode> expected = golden();
    List<JsonNode> found = said("fill-mask", "masked");

    for (int i = 0; i < expected.size(); i++) {
      JsonNode candidates = found.get(i).path("masks").path(0);
      assertEquals(expected.get(i).get("ids").size(), candidates.size());
      for (int rank = 0; rank < candidates.size(); rank++) {
        JsonNode candidate = candidates.get(rank);
        assertEquals(
            expected.get(i).get("ids").get(rank), candidate.get("id"), candidates.toString());
        assertEquals(
            expected.get(i).get("scores").get(rank).asDouble(),
            candidate.get("score").asDouble(),
            1e-4);
      }
    }
  }

  @Test
  void theVectorsAreThoseOfPython() throws IOException {
    List<JsonNode> expected = golden();
    List<JsonNode> found = said("feature-extraction", "text");

    for (int i = 0; i < expected.size(); i++) {
      JsonNode vector = expected.get(i).get("vector");
      assertEquals(vector.size(), found.get(i).get("embedding").size());
      for (int feature = 0; feature < vector.size(); feature++) {
        assertEquals(
            vector.get(feature).asDouble(),
            found.get(i).get("embedding").get(feature).asDouble(),
            1e-4);
      }
    }
  }

  private static List<JsonNode> said(String task, String field) throws IOException {
    String texts =
        golden().stream().map(one -> one.get(field).asText()).collect(Collectors.joining("\n"));
    Run run = Run.reading(texts + "\n", "predict", "es-mini", "--task", task);
    assertEquals(ExitCode.DONE, run.code(), run.err());
    List<JsonNode> said = new java.util.ArrayList<>();
    for (String line : run.out().lines().toList()) {
      said.add(JSON.readTree(line));
    }
    assertEquals(50, said.size());
    return said;
  }

  private static List<JsonNode> golden() throws IOException {
    return StreamSupport.stream(JSON.readTree(GOLDEN.toFile()).spliterator(), false).toList();
  }
}
