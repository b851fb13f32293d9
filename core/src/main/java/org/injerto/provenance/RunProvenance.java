package org.injerto.provenance;

import java.util.List;

/**
 * What was run, where, when and from what.
 *
 * @param version of Injerto
 * @param started when the run began, in ISO 8601
 * @param seconds how long it took
 * @param machine where it ran
 * @param seed everything random began with
 * @param files what was read
 */
public record RunProvenance(
    String version,
    String started,
    double seconds,
    Machine machine,
    long seed,
    List<DataFile> files) {
  public RunProvenance {
    files = List.copyOf(files);
  }

  /**
   * A file that was read.
   *
   * @param name without its folder
   * @param sha256 of its bytes, in hexadecimal
   * @param examples how many it had
   */
  public record DataFile(String name, String sha256, int examples) {}
}
