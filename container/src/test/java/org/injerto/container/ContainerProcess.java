package org.injerto.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program of the container in a process of its own, with what it has written so far. */
final class ContainerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final int port;
  private final StringBuilder said = new StringBuilder();

  private ContainerProcess(Process process, BufferedReader output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** Starts it at a free port, with these variables besides. */
  static ContainerProcess start(Map<String, String> environment, String... arguments)
      throws IOException {
    int port = freePort();
    Process process = builder(port, environment, arguments).redirectErrorStream(true).start();
    return new ContainerProcess(process, process.inputReader(StandardCharsets.UTF_8), port);
  }

  /** The same, but only standard error is read: standard output goes to that file. */
  static ContainerProcess startInto(Path out, Map<String, String> environment) throws IOException {
    int port = freePort();
    Process process = builder(port, environment).redirectOutput(out.toFile()).start();
    return new ContainerProcess(process, process.errorReader(StandardCharsets.UTF_8), port);
  }

  private static ProcessBuilder builder(
      int port, Map<String, String> environment, String... arguments) {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            ServingContainer.class.getName());
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(java.stream(), Stream.of(arguments)).toList());
    builder.environment().put("SAGEMAKER_BIND_TO_PORT", String.valueOf(port));
    builder.environment().put("INJERTO_HOST", "127.0.0.1");
    builder.environment().putAll(environment);
    return builder;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Reads on until a line has these words. */
  void awaitLine(String words) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      if (line.contains(words)) {
        return;
      }
    }
    throw new AssertionError("it ended without: " + words + "\n" + said);
  }

  /** Sends SIGTERM, and goes on reading, which {@link Process#destroy} would not. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Waits for its end. */
  int exitCode() throws IOException, InterruptedException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
    }
    return process.waitFor();
  }

  String said() {
    return said.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
