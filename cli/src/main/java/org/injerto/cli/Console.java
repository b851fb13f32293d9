package org.injerto.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams of this process.
 *
 * @param in standard input, bytes as they come
 * @param out standard output, bytes as they go; only {@link Output} writes to it
 * @param err standard error, text in UTF-8 whatever the locale
 * @param terminal whether a person looks at standard error, so that a line can be written over
 */
record Console(InputStream in, OutputStream out, PrintStream err, boolean terminal) {
  /**
   * The streams of this process. From here on what a library prints goes to standard error, so that
   * standard output has results alone.
   */
  static Console ofThisProcess() {
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.setOut(err);
    System.setErr(err);
    return new Console(System.in, new FileOutputStream(FileDescriptor.out), err, isTerminal());
  }

  /** The launcher says so: the JVM knows it of no single stream. */
  private static boolean isTerminal() {
    return Boolean.getBoolean("injerto.terminal");
  }
}
