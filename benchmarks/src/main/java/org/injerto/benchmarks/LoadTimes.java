package org.injerto.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.TensorInfo;
import org.injerto.model.Parameters;
import org.injerto.model.PretrainedModel;

/**
 * Seconds until the weights of a model are in memory, and the most memory that was resident: {@code
 * LoadTimes buffers|model FOLDER TIMES}.
 *
 * <p>{@code buffers} fills native buffers of float32, {@code model} the parameters of an encoder.
 */
public final class LoadTimes {
  private LoadTimes() {}

  /** Loads the same folder so many times, one after the other. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    boolean model = arguments[0].equals("model");
    List<Double> seconds = new ArrayList<>();
    long before = resident();
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      long start = System.nanoTime();
      long weights = model ? model(folder) : buffers(folder);
      seconds.add((System.nanoTime() - start) / 1e9);
      if (i == 0) {
        System.out.printf(
            Locale.ROOT,
            "%d weights, %d kB resident before, %d kB at most after the first time%n",
            weights,
            before,
            resident());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "first %.2f s, median %.2f s%n",
        seconds.get(0),
        seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow());
  }

  private static long buffers(Path folder) throws IOException {
    List<FloatBuffer> buffers = new ArrayList<>();
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      for (var tensor : checkpoint.tensors().entrySet()) {
        TensorInfo info = tensor.getValue();
        FloatBuffer buffer =
            ByteBuffer.allocateDirect(Math.toIntExact(4 * info.elements()))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        checkpoint.read(tensor.getKey(), buffer);
        buffers.add(buffer);
      }
    }
    return buffers.stream().mapToLong(FloatBuffer::position).sum();
  }

  private static long model(Path folder) throws IOException {
    try (Parameters parameters = PretrainedModel.open(folder).encoder()) {
      return parameters.count();
    }
  }

  /** The most kilobytes of memory that this process has had; of Linux. */
  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
