package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import org.injerto.hub.ModelName;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReferenceTest {
  @TempDir private Path folder;

  @Test
  void aFolderIsAModel() {
    assertEquals(new ModelReference.Folder(folder), ModelReference.of(folder.toString()));
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
  void aNameWithASlashIsOneOfAHub() {
    ModelName name = ModelName.of("dccuchile/bert-base-spanish-wwm-cased@v1.0");
    assertEquals(
        new ModelReference.OfHub(name),
        ModelReference.of("dccuchile/bert-base-spanish-wwm-cased@v1.0"));
    assertEquals(
        "org/na--me is no name of a hub model:\n  \"--\" and \"..\" are not allowed",
        refused("org/na--me"));
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
