package org.injerto.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.injerto.server.LineSink;

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
   * @throws org.injerto.text.InvalidInputException if it is a folder or lies in none
   */
  static ServeLog in(Path file) throws IOException {
    Path place = OutputFile.of(file, "--access-log");
    OutputStream out = Files.newOutputStream(place, CREATE, APPEND);
    return new ServeLog(LineSink.into(out), out);
  }

  @Override
  public void close() throws IOException {
    end.close();
  }
}
