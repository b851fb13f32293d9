package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReferenceTest {
  @TempDir private Path folder;

  @Test
  void aFolderIsAModel() throws IOException {
    assertEquals(folder, ModelReference.of(folder.toString()).folder());
  }

  @Test
  void anEmbeddedNameIsAModelOfThatName() {
    assertEquals(new ModelReference.Embedded("es-mini"), ModelReference.of("es-mini"));
    assertEquals("es-mini", ModelReference.of("es-mini").toString());
  }

  @Test
  void anUnknownNameGetsTheNearest() {
    assertTrue(refused("es-mimi").endsWith("did you mean es-mini?"));
    assertTrue(refused("otro").endsWith("(es-mini)"));
  }

  @Test
  void aNameOfAHubIsToldApart() {
    assertTrue(refused("dccuchile/bert-base-spanish-wwm-cased").contains("does not fetch"));
    assertTrue(refused("org/name@v1.0").contains("does not fetch"));
  }

  @Test
  void aPathThatDoesNotExistIsNoNameOfAHub() {
    assertTrue(refused("./models/mine").contains("neither a folder"));
    assertTrue(refused("/models/mine/deep").contains("neither a folder"));
  }

  private static String refused(String written) {
    return assertThrows(InvalidInputException.class, () -> ModelReference.of(written))
        .in(Locale.ENGLISH);
  }
}
