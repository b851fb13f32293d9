package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** Opens a file and reads every number in it, as whoever believes it would. */
final class HostileFiles {
  private HostileFiles() {}

  static void readAll(Path file) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      for (String name : checkpoint.tensors().keySet()) {
        checkpoint.read(name, piece -> {});
      }
    }
  }
}
