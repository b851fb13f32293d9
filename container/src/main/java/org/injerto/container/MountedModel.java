package org.injerto.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.archive.ArchiveReader;
import org.injerto.archive.ArchiveReader.Limits;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** The bundle that a container was given, as a folder or packed. */
final class MountedModel {
  private static final String CONFIG = "config.json";
  private static final String ARCHIVE = "model.tar.gz";

  private MountedModel() {}

  /**
   * The folder with the bundle; an archive is unpacked first.
   *
   * @throws InvalidInputException if there is none, or an archive that cannot be trusted
   * @throws IOException if the archive cannot be unpacked, such as where nothing can be written
   */
  static Path folder(ContainerSettings.Model model) throws IOException {
    Path folder = model.folder();
    if (Files.isRegularFile(folder.resolve(CONFIG))) {
      return folder;
    }
    if (Files.isRegularFile(folder.resolve(ARCHIVE))) {
      Path unpacked = Files.createTempDirectory(model.work(), "model");
      ArchiveReader.unpack(folder.resolve(ARCHIVE), unpacked, Limits.USUAL);
      return unpacked;
    }
    throw new InvalidInputException(
        Message.of(MountedModel.class, "model.none", folder, found(folder)));
  }

  /** What lies there instead, so that a mistake in packing or mounting is seen. */
  private static String found(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return "-";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return names.isEmpty()
          ? "-"
          : String.join(", ", names.subList(0, Math.min(names.size(), 10)));
    }
  }
}
