package org.injerto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.injerto.provenance.InjertoVersion;

/** The versions of the program and of what it runs on. */
final class Version {
  private Version() {}

  /** Lines for {@code --version}. */
  static String text() throws IOException {
    return "injerto %s\nJava %s, %s %s\n"
        .formatted(
            InjertoVersion.number(),
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }

  /** The version of the engine that the program was built with. */
  static String engine() throws IOException {
    Properties versions = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("versions.properties")) {
      versions.load(file);
    }
    return versions.getProperty("pytorch");
  }
}
