package org.injerto.inference;

/**
 * How a model is run.
 *
 * @param threads that compute at the same time, at least 1
 * @param precision which of the exported graphs is taken
 */
public record InferenceConfig(int threads, PrecisionChoice precision) {
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
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be positive; threads=" + threads);
    }
  }

  /** The fastest graph, on all processors that this process may use. */
  public static InferenceConfig usual() {
    return new InferenceConfig(Runtime.getRuntime().availableProcessors(), PrecisionChoice.FASTEST);
  }
}
