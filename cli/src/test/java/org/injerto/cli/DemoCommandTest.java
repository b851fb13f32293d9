package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.injerto.embedded.EmbeddedFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void itLeavesTheModelThatItMeasuredAndAReport() throws Exception {
    Path output = folder.resolve("demo");
    Path killed = Files.createDirectories(folder.resolve(".demo.part/bundle"));
    Files.writeString(killed.resolve("left.txt"), "by a demonstration that was killed");

    Run demo = Run.with(quick(), "act", "--output", output.toString(), "--json");

    assertEquals(ExitCode.DONE, demo.code(), demo.err());
    JsonNode result = JSON.readTree(demo.out());
    assertEquals(
        List.of("scratch", "frozen", "finetune", "tfidf"),
        result.path("results").findValuesAsText("strategy"));
    assertEquals(output.resolve("bundle").toString(), result.path("bundle").asText());
    assertTrue(Files.readString(Path.of(result.path("report").asText())).contains("</html>"));
    assertFalse(Files.exists(folder.resolve(".demo.part")));
    assertFalse(Files.exists(output.resolve("bundle/left.txt")));
    Run evaluated =
        Run.of("evaluate", output.resolve("bundle").toString(), "--data", test(), "--json");
    assertEquals(
        result.path("results").path(2).path("accuracy").path("mean"),
        JSON.readTree(evaluated.out()).path("accuracy"));
  }

  @Test
  void itSaysWhatItDoesAndWhatTheModelThinksOfNewTexts() {
    Run demo =
        Run.with(quick(), "act", "--output", folder.resolve("demo").toString(), "--language", "es");

    assertTrue(demo.err().startsWith("es-mini es un modelo pequeño"), demo.err());
    assertTrue(demo.err().contains("entre 8 temas con 400 ejemplos"), demo.err());
    assertTrue(demo.out().contains("Desde ayer no hay internet en toda la casa"), demo.out());
    assertTrue(
        demo.out().contains("./injerto predecir " + folder.resolve("demo/bundle")), demo.out());
  }

  @Test
  void aFolderWithSomethingInItIsRefusedBeforeAnythingIsTrained() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "kept");

    Run demo = Run.with(quick(), "act", "--output", folder.toString(), "--language", "en");

    assertEquals(ExitCode.WRONG_INPUT, demo.code());
    assertTrue(demo.err().contains("--overwrite"), demo.err());
    assertFalse(demo.err().contains("es-mini"), demo.err());
    assertEquals("kept", Files.readString(folder.resolve("mine.txt")));
  }

  /** The demonstration with eight updates a strategy. */
  private static DemoCommand quick() {
    return new DemoCommand(
        CommandLine.populateCommand(
            new OptimizationOptions(), "--steps", "8", "--precision", "float32"));
  }

  private static String test() throws Exception {
    return EmbeddedFolders.DATA.extract("tickets").resolve("test.tsv").toString();
  }
}
