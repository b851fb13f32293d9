package org.injerto.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedFoldersTest {
  @TempDir private Path cache;

  @Test
  void namesTheModelAndTheDataSets() {
    assertEquals(List.of("es-mini"), EmbeddedFolders.MODELS.names());
    assertEquals(List.of("opiniones", "tickets"), EmbeddedFolders.DATA.names());
  }

  @Test
  void theModelIsAHuggingFaceFolder() throws IOException {
    Path model = EmbeddedFolders.MODELS.extract("es-mini", cache);

    for (String name : List.of("config.json", "tokenizer.json", "vocab.txt")) {
      assertTrue(Files.isRegularFile(model.resolve(name)), name);
    }
    assertEquals(14_816_240, Files.size(model.resolve("model.safetensors")));
  }

  @Test
  void aDataSetHasAsManyExamplesAsItsPageSays() throws IOException {
    Path opiniones = EmbeddedFolders.DATA.extract("opiniones", cache);

    assertEquals(640, Files.readAllLines(opiniones.resolve("train.tsv")).size());
    assertEquals(120, Files.readAllLines(opiniones.resolve("dev.tsv")).size());
    assertEquals(280, Files.readAllLines(opiniones.resolve("test.tsv")).size());
  }

  @Test
  void aWrongNameGetsTheNearestInBothLanguages() {
    InvalidInputException wrong =
        assertThrows(
            InvalidInputException.class, () -> EmbeddedFolders.MODELS.extract("es-mni", cache));

    assertEquals(
        "There is no embedded model es-mni; did you mean es-mini?", wrong.in(Locale.ENGLISH));
    assertEquals(
        "No hay ningún modelo incluido llamado es-mni; ¿quería decir es-mini?",
        wrong.in(new Locale("es")));
  }

  @Test
  void aNameNearNoneGetsTheWholeList() {
    InvalidInputException wrong =
        assertThrows(
            InvalidInputException.class, () -> EmbeddedFolders.DATA.extract("noticias", cache));

    assertEquals(
        "There is no embedded data set noticias; there is: opiniones, tickets", wrong.getMessage());
  }

  @Test
  void aCacheThatCannotBeWrittenIsReplacedByATemporaryFolder() throws IOException {
    Path file = Files.createFile(cache.resolve("not-a-folder"));

    Path tickets = EmbeddedFolders.DATA.extract("tickets", file);

    assertFalse(tickets.startsWith(cache));
    assertEquals(400, Files.readAllLines(tickets.resolve("train.tsv")).size());
  }
}
