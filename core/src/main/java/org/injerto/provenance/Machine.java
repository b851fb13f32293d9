package org.injerto.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A computer.
 *
 * @param platform operating system and processor architecture
 * @param java version of the virtual machine
 * @param processor its name, empty if unknown
 * @param threads how many were used
 */
public record Machine(String platform, String java, String processor, int threads) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String NAME = "model name";

  /** This computer. */
  public static Machine here(int threads) throws IOException {
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return new Machine(platform, System.getProperty("java.version"), nameOfProcessor(), threads);
  }

  private static String nameOfProcessor() throws IOException {
    if (!Files.isReadable(PROCESSORS)) {
      return "";
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith(NAME))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    }
  }
}
