package org.injerto.server;

import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.LoggerFactory;

/** Where the lines of the access log go; one thread at a time writes them. */
@FunctionalInterface
public interface LineSink {
  /** The logger {@code org.injerto.server.access}, which does with them what it is set to. */
  LineSink LOGGER = LoggerFactory.getLogger("org.injerto.server.access")::info;

  /** Whoever wants none of them. */
  LineSink NOWHERE = line -> {};

  /**
   * Writes a line.
   *
   * @param line without its end
   * @throws IOException if it cannot be written, or not whole
   */
  void write(String line) throws IOException;

  /**
   * Lines in UTF-8 at the end of a stream, each as soon as it is there. What was broken off when
   * the disk was full does not spoil the line that comes when there is room again.
   *
   * @param out without a buffer of its own, which would keep what could not be written
   */
  static LineSink into(OutputStream out) {
    return new LineStream(out);
  }
}
