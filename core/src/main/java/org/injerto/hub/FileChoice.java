package org.injerto.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

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

  /** Names to ask for where nobody lists the files. */
  default List<String> known() {
    return List.of();
  }

  /** Whether a chosen file names others. */
  default boolean namesOthers(String name) {
    return false;
  }

  /**
   * The files that one which {@link #namesOthers} names.
   *
   * @param there whether there is a file of a name
   * @throws org.injerto.text.InvalidInputException with every name that is of no use
   */
  default List<String> shards(Path file, Predicate<String> there) throws IOException {
    return List.of();
  }
}
