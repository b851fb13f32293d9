package org.injerto.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.archive.ArchiveWriter;
import org.injerto.archive.ServingFiles;
import org.injerto.container.ContainerSettings.Model;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedModelTest {
  @TempDir private Path folder;
  private Path mounted;
  private Model model;

  @BeforeEach
  void places() throws IOException {
    mounted = Files.createDirectories(folder.resolve("ml/model"));
    model = new Model(mounted, Files.createDirectories(folder.resolve("tmp")));
  }

  @Test
  void aFolderIsServedWhereItLies() throws IOException {
    writeBundle(mounted);
    assertEquals(mounted, MountedModel.folder(model));
    assertEquals(List.of(), names(model.work()));
  }

  @Test
  void anArchiveIsUnpackedWhereItMay() throws IOException {
    Path bundle = folder.resolve("mine");
    writeBundle(bundle);
    ArchiveWriter.write(ServingFiles.of(bundle), mounted.resolve("model.tar.gz"));

    Path served = MountedModel.folder(model);

    assertTrue(served.startsWith(model.work()), served.toString());
    assertEquals(List.of("config.json", "onnx", "vocab.txt"), names(served));
    assertEquals(List.of("model.tar.gz"), names(mounted));
  }

  @Test
  void anArchiveThatCannotBeTrustedLeavesNothing() throws IOException {
    Files.writeString(mounted.resolve("model.tar.gz"), "no archive");
    assertThrows(InvalidInputException.class, () -> MountedModel.folder(model));
    assertEquals(List.of(), names(model.work()));
  }

  @Test
  void whatLiesThereInsteadOfAModelIsNamed() throws IOException {
    assertEquals(
        "There is no model in "
            + mounted
            + "; mount a bundle there, or a model.tar.gz that injerto package wrote. Found: -",
        refusal());
    writeBundle(mounted.resolve("mine"));
    assertTrue(refusal().endsWith(" Found: mine"), refusal());
    model = new Model(folder.resolve("nowhere"), model.work());
    assertTrue(refusal().endsWith(" Found: -"), refusal());
  }

  private String refusal() {
    return assertThrows(InvalidInputException.class, () -> MountedModel.folder(model)).getMessage();
  }

  private static void writeBundle(Path place) throws IOException {
    Files.createDirectories(place.resolve("onnx"));
    for (String name : List.of("config.json", "vocab.txt", "onnx/model.onnx")) {
      Files.writeString(place.resolve(name), "x");
    }
  }

  private static List<String> names(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
