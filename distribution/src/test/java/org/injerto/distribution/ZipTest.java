package org.injerto.distribution;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ZipTest {
  @Test
  void theZipHoldsTheProgramItsJarsAndTheLicences() throws IOException {
    Path zip = Path.of(System.getProperty("injerto.zip"));
    Map<String, Boolean> withModes = Map.of("enablePosixFileAttributes", true);
    try (FileSystem files = FileSystems.newFileSystem(zip, withModes)) {
      Path home = onlyFolder(files.getPath("/"));

      assertTrue(
          Files.getPosixFilePermissions(home.resolve("bin/injerto"))
              .contains(PosixFilePermission.OTHERS_EXECUTE));
      for (String name : List.of("bin/injerto.cmd", "LICENSE", "THIRD-PARTY.txt")) {
        assertTrue(Files.exists(home.resolve(name)), name);
      }
      for (String jar : List.of("injerto-cli", "injerto-embedded", "picocli", "pytorch")) {
        assertTrue(names(home.resolve("lib")).stream().anyMatch(n -> n.startsWith(jar)), jar);
      }
    }
  }

  private static Path onlyFolder(Path root) throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      List<Path> all = folders.toList();
      assertTrue(all.size() == 1, all.toString());
      return all.get(0);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
