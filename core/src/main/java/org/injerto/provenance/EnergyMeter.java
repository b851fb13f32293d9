package org.injerto.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * What the processor says it has used, all programs on it together: Linux shows the counter of
 * Intel's and AMD's processors (RAPL) where it lets users read it.
 */
public final class EnergyMeter {
  private static final Path PACKAGE = Path.of("/sys/class/powercap/intel-rapl:0");

  private final Path counter;
  private final long start;

  private EnergyMeter(Path folder) throws IOException {
    this.counter = folder.resolve("energy_uj");
    this.start = read(counter);
  }

  /** A meter that starts now. */
  public static EnergyMeter start() throws IOException {
    return new EnergyMeter(PACKAGE);
  }

  /** Joules since the start; nothing if the counter cannot be read or has begun anew. */
  public OptionalDouble joules() throws IOException {
    long now = read(counter);
    return start < 0 || now < start
        ? OptionalDouble.empty()
        : OptionalDouble.of((now - start) / 1e6);
  }

  /** Microjoules, or -1. */
  private static long read(Path counter) throws IOException {
    return Files.isReadable(counter) ? Long.parseLong(Files.readString(counter).strip()) : -1;
  }
}
