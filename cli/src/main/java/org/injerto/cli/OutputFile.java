package org.injerto.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** A file that a person wants written. */
final class OutputFile {
  private OutputFile() {}

  /**
   * A place that can be written to, as far as this is known before the work is done.
   *
   * @param file a file or a place for one, or something else that can be written to, such as {@code
   *     /dev/stdout}
   * @param option that names it, for messages
   * @throws InvalidInputException if it is a folder or lies in none
   */
  static Path of(Path file, String option) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw problem("output.file.folder", file, option);
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw problem("output.file.nowhere", file, option, String.valueOf(folder));
    }
    return file;
  }

  private static InvalidInputException problem(String key, Object... arguments) {
    return new InvalidInputException(Message.of(OutputFile.class, key, arguments));
  }
}
