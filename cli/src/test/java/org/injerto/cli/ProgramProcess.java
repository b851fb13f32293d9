package org.injerto.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of the class path of the tests, in a process of its own. */
final class ProgramProcess {
  private final Process process;
  private final BufferedReader err;
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  private ProgramProcess(Process process) {
    this.process = process;
    err = process.errorReader(StandardCharsets.UTF_8);
  }

  /** How a process ended. */
  record Ended(int code, String out, String err) {}

  static ProgramProcess start(Class<?> main, Map<String, String> environment, String... arguments)
      throws IOException {
    return new ProgramProcess(builder(main, environment, arguments).start());
  }

  /** The same, but what is written to standard output goes to a file. */
  static ProgramProcess startInto(
      Path out, Class<?> main, Map<String, String> environment, String... arguments)
      throws IOException {
    ProcessBuilder builder = builder(main, environment, arguments);
    return new ProgramProcess(builder.redirectOutput(out.toFile()).start());
  }

  private static ProcessBuilder builder(
      Class<?> main, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }

  /** Waits for the next line on standard error. */
  String nextLine() throws IOException {
    return err.readLine();
  }

  /** Waits for the first byte on standard output. */
  void awaitOutput() throws IOException {
    int first = process.getInputStream().read();
    if (first >= 0) {
      seen.write(first);
    }
  }

  /** Waits for a line on standard output; what it has of one if the process ends. */
  String nextOutput() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = process.getInputStream().read();
        next >= 0 && next != '\n';
        next = process.getInputStream().read()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Sends SIGTERM, and goes on reading, which {@link Process#destroy} would not. */
  void terminate() {
    process.toHandle().destroy();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Sends SIGKILL and waits until the process is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for the end. Only for programs that write less to standard error than a pipe holds. */
  Ended end() throws IOException, InterruptedException {
    process.getInputStream().transferTo(seen);
    String out = seen.toString(StandardCharsets.UTF_8);
    String rest = String.join("\n", err.lines().toList());
    return new Ended(process.waitFor(), out, rest);
  }
}
