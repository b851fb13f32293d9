package org.injerto.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.injerto.model.Engine;
import org.injerto.training.TrainingConfig.BatchConfig;
import org.injerto.training.TrainingConfig.Execution;

/**
 * Finds out on the run's own batches whether bfloat16 is worth it on this processor.
 *
 * <p>The gain must be clear: where it is small, a busy moment would decide, and the same run would
 * give other weights another time.
 */
public final class PrecisionTrial {
  private static final double CLEAR_GAIN = 1.4;
  private static final double SECONDS = 1;
  private static final List<String> INSTRUCTIONS = List.of("avx512_bf16", "amx_bf16", " bf16");
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private PrecisionTrial() {}

  /** Whether the processor has instructions for bfloat16, as far as the system says. */
  public static boolean supported() throws IOException {
    if (!Files.isReadable(PROCESSORS)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
          .anyMatch(line -> INSTRUCTIONS.stream().anyMatch(line::contains));
    }
  }

  /**
   * The precision to train with: float32 unless the processor has the instructions and two seconds
   * of trial show that bfloat16 is clearly faster. Parameters do not move.
   */
  public static Precision choose(Learner learner, BatchConfig batches, int threads, Engine engine)
      throws IOException {
    if (!supported()) {
      return Precision.FLOAT32;
    }
    double wide = tokensPerSecond(learner, batches, threads, Precision.FLOAT32, engine);
    double narrow = tokensPerSecond(learner, batches, threads, Precision.BFLOAT16, engine);
    return narrow > CLEAR_GAIN * wide ? Precision.BFLOAT16 : Precision.FLOAT32;
  }

  private static double tokensPerSecond(
      Learner learner, BatchConfig batches, int threads, Precision precision, Engine engine) {
    Execution execution = new Execution(precision, threads, 0);
    UpdateBatches order = new EpochBatches(learner, batches, execution);
    try (Replicas replicas = new Replicas(learner, execution, engine)) {
      replicas.backward(order.of(0).shares(), 0); // loads the kernels
      long start = System.nanoTime();
      long tokens = 0;
      double elapsed = 0;
      for (long step = 1; elapsed < SECONDS; step++) {
        UpdateBatches.Update update = order.of(step);
        replicas.backward(update.shares(), step);
        tokens += update.tokens();
        elapsed = (System.nanoTime() - start) / 1e9;
      }
      return tokens / elapsed;
    }
  }
}
