package org.injerto.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import org.injerto.text.InvalidInputException;

/** Opens files and reads every number in them, as whoever believes them would. */
final class HostileFiles {
  private HostileFiles() {}

  /** Says what comes of each file, a line each; nothing that is thrown is hidden. */
  public static void main(String[] files) throws IOException {
    for (String file : files) {
      System.out.println(outcome(Path.of(file)) + " " + file);
    }
  }

  private static String outcome(Path file) throws IOException {
    try {
      readAll(file);
      return "read";
    } catch (InvalidInputException e) {
      return "refused";
    }
  }

  static void readAll(Path file) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      for (String name : checkpoint.tensors().keySet()) {
        checkpoint.read(name, piece -> {});
      }
    }
  }
}
