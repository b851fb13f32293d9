package org.injerto.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where programs of this user keep what they can make again. */
public final class CacheFolder {
  private CacheFolder() {}

  /** The one of this user, whether it is there or not. */
  public static Path ofThisUser() {
    return of(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * By the custom of the system: {@code XDG_CACHE_HOME} wherever it is set (to an absolute path, as
   * its specification demands), {@code LOCALAPPDATA} on Windows, {@code Library/Caches} on macOS,
   * else {@code .cache}.
   */
  static Path of(String system, Map<String, String> environment, Path home) {
    Path asked = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    return (asked.isAbsolute() ? asked : customary(system, environment, home)).resolve("injerto");
  }

  private static Path customary(String system, Map<String, String> environment, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.get("LOCALAPPDATA");
      return local == null ? home.resolve("AppData").resolve("Local") : Path.of(local);
    }
    return name.startsWith("mac")
        ? home.resolve("Library").resolve("Caches")
        : home.resolve(".cache");
  }

  /** Deletes {@code folder} and what it holds when the program ends in the ordinary way. */
  public static void deleteAtExit(Path folder) throws IOException {
    try (Stream<Path> parentsFirst = Files.walk(folder)) {
      // The last one registered is deleted first.
      parentsFirst.forEach(path -> path.toFile().deleteOnExit());
    }
  }
}
