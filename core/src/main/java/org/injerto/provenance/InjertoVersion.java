package org.injerto.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of Injerto, as it was built. */
public final class InjertoVersion {
  private InjertoVersion() {}

  /** Such as {@code 0.1.0}. */
  public static String number() throws IOException {
    Properties version = new Properties();
    try (InputStream file = InjertoVersion.class.getResourceAsStream("version.properties")) {
      version.load(file);
    }
    return version.getProperty("injerto");
  }
}
