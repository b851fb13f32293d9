package org.injerto.provenance;

import java.time.Instant;
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
   * A computer.
   *
   * @param platform operating system and processor architecture
   * @param java version of the virtual machine
   * @param processor its name, empty if unknown
   * @param threads how many were used
   */
  public record Machine(String platform, String java, String processor, int threads) {}

  /**
   * A file that was read.
   *
   * @param name without its folder
   * @param sha256 of its bytes, in hexadecimal
   * @param examples how many it had
   */
  public record DataFile(String name, String sha256, int examples) {}

  /** The run as far as it is known before it begins. */
  public static RunProvenance starting(
      String version, Instant now, Machine machine, long seed, List<DataFile> files) {
    return new RunProvenance(version, now.toString(), 0, machine, seed, files);
  }

  /** The same run when it is over. */
  public RunProvenance after(double duration) {
    return new RunProvenance(version, started, duration, machine, seed, files);
  }
}
