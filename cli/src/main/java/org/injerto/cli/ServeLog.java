package org.injerto.cli;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.injerto.server.LineSink;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * The access log of a server.
 *
 * @param lines where they go
 * @param end closes that
 */
record ServeLog(LineSink lines, Closeable end) implements Closeable {
  /** Among the details that {@code --verbose} shows. */
  static final ServeLog OF_DETAILS = new ServeLog(LineSink.LOGGER, () -> {});

  /**
   * At the end of a file, or of something else that can be written to, such as {@code /dev/stdout}.
   *
   * @throws InvalidInputException if it is a folder, lies in none or is not to be written
   */
  static ServeLog in(Path file) {
    try {
      FileOutputStream out = new FileOutputStream(file.toFile(), true);
      return new ServeLog(LineSink.into(out), out);
    } catch (FileNotFoundException reason) {
      throw new InvalidInputException(
          Message.of(ServeLog.class, "serve.log", file, String.valueOf(reason.getMessage())));
    }
  }

  @Override
  public void close() throws IOException {
    end.close();
  }
}
