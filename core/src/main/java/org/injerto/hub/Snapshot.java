package org.injerto.hub;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of a model in the cache.
 *
 * @param model as it was asked for
 * @param commit what its revision stood for, 40 hexadecimal digits
 * @param folder with the files
 * @param files their names within the folder, with {@code /} between folders, in alphabetical order
 */
public record Snapshot(ModelName model, String commit, Path folder, List<String> files) {
  public Snapshot {
    files = files.stream().sorted().toList();
  }
}
