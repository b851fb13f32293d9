package org.injerto.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A client of a test: its cache folder, its environment, and the pauses that it would make. */
final class GoldenHub {
  final Path root;
  final List<Duration> pauses = new ArrayList<>();
  final Map<String, String> environment = new HashMap<>();

  GoldenHub(Path root, String endpoint) {
    this.root = root;
    environment.put("HF_HUB_CACHE", root.toString());
    environment.put("HF_ENDPOINT", endpoint);
  }

  HubSettings settings() throws IOException {
    return HubSettings.of(environment, root.resolveSibling("home"));
  }

  Backoff backoff() {
    return new Backoff(pauses::add, new SplittableRandom(1));
  }

  Hub hub() throws IOException {
    return new Hub(settings(), backoff());
  }

  HubCache cache() throws IOException {
    return new HubCache(root, settings().links());
  }

  /** One file, from the hub. */
  Path file(String model, String name) throws IOException {
    return file(ModelName.of(model), name);
  }

  Path file(ModelName model, String name) throws IOException {
    return new FileFetch(new HubClient(settings()), backoff(), cache())
        .fetch(model, HubFile.named(name), FetchListener.NONE);
  }

  /** All files by what they are: what {@link #content} says, or where they link to. */
  Map<String, String> entries() throws IOException {
    Map<String, String> entries = new java.util.TreeMap<>();
    if (Files.exists(root)) {
      try (var all = Files.walk(root)) {
        for (Path path : all.toList()) {
          String name = root.relativize(path).toString();
          if (Files.isSymbolicLink(path)) {
            entries.put(name, "-> " + Files.readSymbolicLink(path));
          } else if (Files.isRegularFile(path)) {
            entries.put(name, content(name, Files.readAllBytes(path)));
          }
        }
      }
    }
    return entries;
  }

  /** What a file is by its name and bytes. */
  static String content(String name, byte[] bytes) {
    return name.equals("CACHEDIR.TAG") ? "cache directory tag" : Golden.sha256(bytes);
  }
}
