package org.injerto.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Which files of a repository are fetched. */
interface FileChoice {
  /** All of them. */
  FileChoice EVERYTHING = List::copyOf;

  /**
   * Those that are wanted whatever is in them.
   *
   * @param names of all files
   */
  List<String> choose(List<String> names);

  /**
   * Those that the chosen ones name.
   *
   * @param folder with the chosen ones
   */
  default List<String> named(Path folder, List<String> names) throws IOException {
    return List.of();
  }
}
