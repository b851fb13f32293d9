package org.injerto.server.protocol;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.text.Message;

/**
 * What memory models take, by the size of their weights. An engine that asks for more than there is
 * ends the whole process, so it must not get to that.
 */
final class ModelMemory {
  private final long budget;
  private long taken; // bytes

  /**
   * @param budget bytes for all models together
   */
  ModelMemory(long budget) {
    this.budget = budget;
  }

  /** All that this machine, or the container, has besides the heap of the JVM. */
  static ModelMemory ofMachine() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new ModelMemory(system.getTotalMemorySize() - Runtime.getRuntime().maxMemory());
  }

  /**
   * Takes what a model needs, beside all others, the one that it takes the place of included.
   *
   * @throws RefusedException with status 507 if there is not as much
   */
  synchronized Part take(String name, Path folder) {
    long bytes = weights(folder);
    if (bytes > budget - taken) {
      Message reason = Message.of(ModelMemory.class, "load.memory", name, bytes, budget - taken);
      throw new RefusedException(Refusal.of(507, reason));
    }
    taken += bytes;
    return new Part(bytes);
  }

  /** Its largest file: a bundle may have the weights in several forms, of which one is used. */
  private static long weights(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void give(long bytes) {
    taken -= bytes;
  }

  /** What one model has taken. */
  final class Part {
    private final long bytes;

    private Part(long bytes) {
      this.bytes = bytes;
    }

    /** Says, once, that the model is gone. */
    void free() {
      give(bytes);
    }
  }
}
