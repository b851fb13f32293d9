package org.injerto.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is embedded, by the resource {@code SHA256SUMS}: a line a file, as {@code sha256sum} writes
 * it, so that {@code sha256sum -c} examines the folder.
 */
record ResourceIndex(List<ResourceFile> files) {
  private static final String NAME = "SHA256SUMS";

  ResourceIndex {
    files = List.copyOf(files);
  }

  static ResourceIndex read() {
    try (InputStream lines = ResourceFile.open(NAME)) {
      String text = new String(lines.readAllBytes(), StandardCharsets.US_ASCII);
      return new ResourceIndex(text.lines().map(ResourceFile::of).toList());
    } catch (IOException brokenJar) {
      throw new UncheckedIOException(brokenJar);
    }
  }

  /** The names of the folders under {@code kind}. */
  List<String> folders(String kind) {
    return files.stream()
        .map(ResourceFile::folder)
        .filter(folder -> folder.startsWith(kind + "/"))
        .map(folder -> folder.substring(kind.length() + 1))
        .distinct()
        .sorted()
        .toList();
  }

  /** The files of one folder. */
  ResourceIndex in(String folder) {
    return new ResourceIndex(files.stream().filter(f -> f.folder().equals(folder)).toList());
  }
}
