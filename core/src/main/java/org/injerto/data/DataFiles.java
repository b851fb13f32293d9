package org.injerto.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

/** The files that a person means by the path of a file or a folder. */
final class DataFiles {
  private DataFiles() {}

  /**
   * The file, or the files of the folder in the order of their names.
   *
   * @param known which files are of a kind that can be read
   * @param endings what the names of those end with, for a person
   * @throws InvalidInputException if there is none
   */
  static List<Path> in(Path path, Predicate<Path> known, String endings) throws IOException {
    if (!Files.exists(path)) {
      throw new InvalidInputException(missing(path));
    }
    if (!Files.isDirectory(path)) {
      if (!known.test(path)) {
        throw new InvalidInputException(message("file.kind", path, endings));
      }
      return List.of(path);
    }
    try (Stream<Path> all = Files.list(path)) {
      List<Path> files = all.filter(Files::isRegularFile).filter(known).sorted().toList();
      if (files.isEmpty()) {
        throw new InvalidInputException(message("folder.empty", path, endings));
      }
      return files;
    }
  }

  private static Message missing(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return message("file.link", path);
    }
    return nearest(path)
        .map(name -> message("file.missing.nearest", path, name))
        .orElseGet(() -> message("file.missing", path));
  }

  private static Optional<String> nearest(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return NearestName.to(path.getFileName().toString(), names);
    }
  }

  private static Message message(String key, Object... arguments) {
    return Message.of(DataFiles.class, key, arguments);
  }
}
