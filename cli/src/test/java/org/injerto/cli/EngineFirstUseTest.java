package org.injerto.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineFirstUseTest {
  @TempDir private Path cache;

  @Test
  void theLibrariesOfThisVersionMustBeThere() throws IOException {
    assertFalse(EngineFirstUse.isUnpacked(cache.resolve("missing"), "2.10.0-1.5.13"));
    Files.createDirectory(cache.resolve("pytorch-2.9.0-1.5.13-linux-x86_64.jar"));
    assertFalse(EngineFirstUse.isUnpacked(cache, "2.10.0-1.5.13"));

    Files.createDirectory(cache.resolve("pytorch-2.10.0-1.5.13-linux-x86_64.jar"));
    assertTrue(EngineFirstUse.isUnpacked(cache, "2.10.0-1.5.13"));
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    assertTrue(Version.engine().matches("\\d+\\.\\d+\\.\\d+-.*"));
  }
}
