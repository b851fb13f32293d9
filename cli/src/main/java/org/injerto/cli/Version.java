package org.injerto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The versions of the program and of what it runs on. */
final class Version {
  private Version() {}

  /** Lines for {@code --version}. */
  static String text() throws IOException {
    return "injerto %s\nJava %s, %s %s\n"
        .formatted(
            number(),
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }

  /** The version of the program. */
  static String number() throws IOException {
    return versions().getProperty("injerto");
  }

  /** Of the program ({@code injerto}) and of its engine ({@code pytorch}), as it was built. */
  static Properties versions() throws IOException {
    Properties versions = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("versions.properties")) {
      versions.load(file);
    }
    return versions;
  }
}
