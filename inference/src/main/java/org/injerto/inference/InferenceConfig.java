package org.injerto.inference;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.injerto.architecture.ModelConfig;

/**
 * How a model is run.
 *
 * @param threads that compute at the same time, at least 1
 * @param threadsPerText that compute a text while no other is computed, at least 1; with more than
 *     1 the weights are kept twice. If not said, it follows from the size of the model
 * @param precision which of the exported graphs is taken
 */
public record InferenceConfig(int threads, OptionalInt threadsPerText, PrecisionChoice precision) {
  // Hidden sizes from which a text is computed longer than threads wait: see docs/results.md.
  private static final int WIDE_FP32 = 256;
  private static final int WIDE_INT8 = 512;
  private static final int MOST_USUAL_PER_TEXT = 4;

  /** Which of the exported graphs is taken. */
  public enum PrecisionChoice {
    /** The one in INT8 if there is one, else the one in single precision. */
    FASTEST,
    /** The one in single precision. */
    FP32,
    /** The one in INT8. */
    INT8
  }

  /**
   * @throws IllegalArgumentException if there is no thread
   */
  public InferenceConfig {
    if (Math.min(threads, threadsPerText.orElse(1)) < 1) {
      throw new IllegalArgumentException(
          "threads must be positive; threads=" + threads + ", per text " + threadsPerText);
    }
  }

  /** With as many threads to a text that is alone as the size of the model asks for. */
  public InferenceConfig(int threads, PrecisionChoice precision) {
    this(threads, OptionalInt.empty(), precision);
  }

  /** The threads that compute a text of this model while no other is computed. */
  int threadsPerText(ModelConfig model, Path graph) {
    int wide = graph.endsWith(ExportedGraph.INT8.fileName()) ? WIDE_INT8 : WIDE_FP32;
    boolean pays = model.trunk().size().hiddenSize() >= wide;
    return threadsPerText.orElse(pays ? Math.min(threads, MOST_USUAL_PER_TEXT) : 1);
  }

  /** The fastest graph, on all processors that this process may use. */
  public static InferenceConfig usual() {
    return new InferenceConfig(Runtime.getRuntime().availableProcessors(), PrecisionChoice.FASTEST);
  }
}
