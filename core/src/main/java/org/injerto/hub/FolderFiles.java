package org.injerto.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files in a folder of a model. */
final class FolderFiles {
  private static final int DEPTH = 8;

  private FolderFiles() {}

  /** All files and links by their names within the folder, as a hub would write them. */
  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      return all.filter(path -> !Files.isDirectory(path))
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .filter(HubPath::isSafe)
          .sorted()
          .toList();
    }
  }

  /**
   * Those that make a model.
   *
   * @throws org.injerto.text.InvalidInputException if they make none
   */
  static List<String> ofModel(Path folder, List<String> names) throws IOException {
    ModelFileChoice choice = new ModelFileChoice();
    List<String> chosen = new ArrayList<>(choice.choose(names));
    chosen.addAll(choice.named(folder, names));
    return chosen.stream().sorted().toList();
  }
}
