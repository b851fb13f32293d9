package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** The folder that {@code --output} names, looked at before work begins that would fill it. */
final class OutputFolder {
  private OutputFolder() {}

  /**
   * Refuses what would be lost.
   *
   * @throws InvalidInputException if it is a file, or a folder that is not empty
   * @throws IOException if it cannot be read
   */
  static void refuseIfUsed(Path folder) throws IOException {
    refuseIfFile(folder);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> contents = Files.list(folder)) {
        if (contents.findAny().isPresent()) {
          throw new InvalidInputException(
              Message.of(OutputFolder.class, "output.not.empty", folder));
        }
      }
    }
  }

  /**
   * @throws InvalidInputException if it is a file: that is not even overwritten
   */
  static void refuseIfFile(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(Message.of(OutputFolder.class, "output.file", folder));
    }
  }
}
