package org.injerto.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hostile files in a process of their own that has next to no memory. */
class HostileProcessTest {
  private static final Path HOSTILE = Path.of("src/test/resources/golden/checkpoints/hostile");
  private static final int HUNG_AFTER_MINUTES = 5;

  @TempDir Path folder;

  /** Each payload that is alive would make a file PWNED in the working folder of the process. */
  @Test
  void nothingIsRunOrWrittenAndLittleMemoryIsEnough() throws Exception {
    Path work = Files.createDirectory(folder.resolve("work"));
    Path hostile = Files.createDirectory(work.resolve("hostile"));
    copy(HOSTILE, hostile);
    Map<Path, Long> before = contents(folder);

    assertEquals(expectedOutcomes(), outcomes(work));

    assertEquals(before, contents(folder));
  }

  /** Every file is refused but those that are only to be warned of. */
  private static List<String> expectedOutcomes() throws IOException {
    return files().entrySet().stream()
        .map(file -> outcome(file.getValue().get("kind").asText(), file.getKey()))
        .toList();
  }

  private static String outcome(String kind, String file) {
    boolean sound = kind.equals("index-or-warn") && file.contains("total-size");
    return (sound ? "read" : "refused") + " hostile/" + file;
  }

  private static Map<String, JsonNode> files() throws IOException {
    Map<String, JsonNode> files = new TreeMap<>();
    new ObjectMapper()
        .readTree(HOSTILE.resolve("expected.json").toFile())
        .properties()
        .forEach(file -> files.put(file.getKey(), file.getValue()));
    return files;
  }

  private static List<String> outcomes(Path work) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx24m", "-XX:MaxDirectMemorySize=4m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", absoluteClassPath(), HostileFiles.class.getName()));
    files().keySet().forEach(file -> command.add("hostile/" + file));
    Path output = work.resolveSibling("output");
    Path errors = work.resolveSibling("errors");
    Process process =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertTrue(process.waitFor(HUNG_AFTER_MINUTES, TimeUnit.MINUTES), "it hangs");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(errors));
    List<String> lines = Files.readAllLines(output);
    Files.delete(output);
    Files.delete(errors);
    return lines.stream().filter(line -> line.matches("(read|refused) .*")).toList();
  }

  private static String absoluteClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    }
  }

  /** Every file and folder with its size. */
  private static Map<Path, Long> contents(Path folder) throws IOException {
    Map<Path, Long> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        contents.put(path, Files.isDirectory(path) ? 0 : Files.size(path));
      }
    }
    return contents;
  }
}
