package org.injerto.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import picocli.CommandLine.ITypeConverter;

/** Files and folders; an empty word, which an unset variable of a shell leaves, is none. */
final class PathConverter implements ITypeConverter<Path> {
  @Override
  public Path convert(String written) {
    if (written.isBlank()) {
      throw new InvalidInputException(Message.of(PathConverter.class, "path.empty"));
    }
    try {
      return Path.of(written);
    } catch (InvalidPathException notAPath) {
      throw new InvalidInputException(Message.of(PathConverter.class, "usage.not.this", written));
    }
  }
}
