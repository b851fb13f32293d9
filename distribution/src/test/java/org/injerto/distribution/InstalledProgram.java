package org.injerto.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packed program, installed in a folder of the test. */
final class InstalledProgram {
  private static final Path PACKED = Path.of(System.getProperty("injerto.home"));

  private final Path home;

  private InstalledProgram(Path home) {
    this.home = home;
  }

  /** How a start ended. */
  record Ended(int code, String out, String err) {}

  /** Installs it without the libraries of the engine, which are large. */
  static InstalledProgram in(Path home) throws IOException {
    for (String folder : List.of("bin", "lib")) {
      Path place = Files.createDirectories(home.resolve(folder));
      try (Stream<Path> packed = Files.list(PACKED.resolve(folder))) {
        for (Path file : packed.filter(InstalledProgram::isNeeded).toList()) {
          Files.copy(file, place.resolve(file.getFileName()));
        }
      }
    }
    return new InstalledProgram(home);
  }

  private static boolean isNeeded(Path file) {
    String name = file.getFileName().toString();
    return !name.endsWith(".jsa") && !name.contains("x86_64") && !name.contains("arm64");
  }

  Path launcher() {
    return home.resolve("bin").resolve("injerto");
  }

  Path lib() {
    return home.resolve("lib");
  }

  /** Starts it in the folder where it is installed. */
  Ended start(Map<String, String> environment, String... arguments) throws Exception {
    return start(launcher(), home, environment, arguments);
  }

  /** Starts what {@code command} leads to. */
  static Ended start(
      Path command, Path folder, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(command.toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().putAll(environment);
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process = builder.redirectError(err.toFile()).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }
}
