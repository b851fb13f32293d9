package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.injerto.transfer.Comparison;

/** What a comparison leaves for people. */
record Report(Comparison comparison, TaskData data, Session session) {
  static final String PAGE = "index.html";

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(PAGE), "");
  }
}
