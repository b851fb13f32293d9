package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir private Path folder;

  @Test
  void whatIsEmptyOrNotThereMayBeUsed() {
    assertDoesNotThrow(() -> OutputFolder.check(folder, false));
    assertDoesNotThrow(() -> OutputFolder.check(folder.resolve("new"), false));
  }

  @Test
  void whatIsNotEmptyIsOnlyOverwrittenWhenThatIsAsked() throws IOException {
    Files.createFile(folder.resolve("config.json"));

    assertThrows(InvalidInputException.class, () -> OutputFolder.check(folder, false));
    assertDoesNotThrow(() -> OutputFolder.check(folder, true));
  }

  @Test
  void aFileIsNeverOverwritten() throws IOException {
    Path file = Files.createFile(folder.resolve("config.json"));

    assertThrows(InvalidInputException.class, () -> OutputFolder.check(file, true));
  }
}
