package org.injerto.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes one embedded folder to the disk, file by file: each is written beside its place and moved
 * in, so a reader sees a whole file or none, whoever else is writing and whenever one is killed.
 */
final class Extraction {
  private static final int HASH_DIGITS_IN_THE_NAME = 12;

  private final ResourceIndex index;

  Extraction(ResourceIndex index) {
    this.index = index;
  }

  /** The folder under {@code cache}, with every file as it should be. */
  Path into(Path cache) throws IOException {
    Path folder = cache.resolve(folderName());
    Files.createDirectories(folder);
    for (ResourceFile file : index.files()) {
      Path place = folder.resolve(file.name());
      if (!file.isAt(place)) {
        write(file, place);
      }
    }
    return folder;
  }

  /** Such as {@code models/es-mini-1a2b3c4d5e6f}: other contents get another folder. */
  private String folderName() {
    String hash = Sha256.of(index.toString());
    return index.files().get(0).folder() + "-" + hash.substring(0, HASH_DIGITS_IN_THE_NAME);
  }

  private static void write(ResourceFile file, Path place) throws IOException {
    Path beside = Files.createTempFile(place.getParent(), file.name() + "-", ".part");
    try {
      try (InputStream content = file.open()) {
        Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      // Windows refuses to replace a file that is in use: another process has just put it there.
      if (!file.isAt(place)) {
        throw failed;
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
