package org.injerto.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that writes a bundle, keeps a state, and before the weights says "writing" and waits
 * for a line; and the process that runs it.
 */
final class BundleProcess {
  private final Process process;
  private final BufferedReader out;

  private BundleProcess(Process process) {
    this.process = process;
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** TARGET MODEL LABEL; overwrites. */
  public static void main(String[] arguments) throws IOException {
    try (BundleWriter writer = BundleWriter.open(Path.of(arguments[0]), true)) {
      Files.writeString(writer.state(), "step 3");
      SmallBundle.finish(writer, Path.of(arguments[1]), arguments[2], () -> weightsAfterALine());
    }
    System.out.println("done");
  }

  private static ByteBuffer weightsAfterALine() {
    System.out.println("writing");
    try {
      System.in.read();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ByteBuffer.allocate(SmallBundle.WEIGHT_BYTES);
  }

  /**
   * Starts it.
   *
   * @param shell a command that runs the rest of its arguments, or none
   */
  static BundleProcess start(List<String> shell, Path target, Path model, String label)
      throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BundleProcess.class.getName());
    command.addAll(List.of(target.toString(), model.toString(), label));
    return new BundleProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  String nextLine() throws IOException {
    return out.readLine();
  }

  /** Lets it go on, and gives all that it still says. */
  String goOn() throws IOException, InterruptedException {
    process.getOutputStream().write('\n');
    process.getOutputStream().close();
    String rest = String.join("\n", out.lines().toList());
    process.waitFor();
    return rest;
  }

  /** Sends SIGKILL and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
