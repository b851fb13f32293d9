package org.injerto.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An embedded file.
 *
 * @param sha256 of its bytes, in lower-case hexadecimal
 * @param folder where it stands, such as {@code models/es-mini}
 * @param name without the folder
 */
record ResourceFile(String sha256, String folder, String name) {
  /** Reads "hash, two spaces, path". */
  static ResourceFile of(String line) {
    int slash = line.lastIndexOf('/');
    return new ResourceFile(
        line.substring(0, 64), line.substring(66, slash), line.substring(slash + 1));
  }

  InputStream open() throws IOException {
    return open(folder + "/" + name);
  }

  static InputStream open(String path) throws IOException {
    InputStream resource = ResourceFile.class.getResourceAsStream(path);
    if (resource == null) {
      throw new FileNotFoundException("the program lacks its resource " + path);
    }
    return resource;
  }

  /** Whether {@code copy} exists and has this file's bytes. */
  boolean isAt(Path copy) throws IOException {
    return Files.isRegularFile(copy) && Sha256.of(copy).equals(sha256);
  }
}
