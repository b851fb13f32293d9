package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.embedded.EmbeddedFolders;

/** A few examples of an embedded set, as the files of a person. */
record SmallSets(Path folder) {
  private static final int EVERY = 16;

  /** Writes train.tsv, dev.tsv and test.tsv. */
  static SmallSets in(Path folder) throws IOException {
    Path all = EmbeddedFolders.DATA.extract("opiniones");
    for (String name : List.of("train.tsv", "dev.tsv", "test.tsv")) {
      List<String> lines = Files.readAllLines(all.resolve(name));
      List<String> some =
          Stream.iterate(0, i -> i < lines.size(), i -> i + EVERY).map(lines::get).toList();
      Files.write(folder.resolve(name), some);
    }
    return new SmallSets(folder);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** The options of a run over these files that takes so many steps. */
  List<String> options(Path output, int steps) {
    return List.of(
        "--task", "text-classification",
        "--model", "es-mini",
        "--train", file("train.tsv").toString(),
        "--dev", file("dev.tsv").toString(),
        "--test", file("test.tsv").toString(),
        "--output", output.toString(),
        "--language", "en",
        "--max-length", "32",
        "--precision", "float32",
        "--threads", "2",
        "--steps", String.valueOf(steps));
  }
}
