package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** The folder that {@code --output} names, looked at before the work begins that will fill it. */
final class OutputFolder {
  private OutputFolder() {}

  /**
   * Refuses a folder whose contents would be lost.
   *
   * @param overwrite whether the person said {@code --overwrite}
   * @throws InvalidInputException if it is a file, or not empty and not to be overwritten
   * @throws IOException if it cannot be read
   */
  static void check(Path folder, boolean overwrite) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(Message.of(OutputFolder.class, "output.file", folder));
    }
    if (!overwrite && Files.exists(folder) && !isEmpty(folder)) {
      throw new InvalidInputException(Message.of(OutputFolder.class, "output.not.empty", folder));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> contents = Files.list(folder)) {
      return contents.findAny().isEmpty();
    }
  }
}
