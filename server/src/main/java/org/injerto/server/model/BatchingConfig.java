package org.injerto.server.model;

import java.time.Duration;

/**
 * How requests are gathered for the engine.
 *
 * @param threads how many batches the engine may answer at the same time
 * @param batchPieces a batch is full once its texts have that many pieces; one text alone may have
 *     more
 * @param batchItems the most texts of a batch
 * @param queueItems the most texts that may wait
 * @param queuePieces the most pieces that the texts that wait may have
 * @param maximumDelay how long a batch that is not full may wait for more while the engine is busy
 *     with another one
 */
public record BatchingConfig(
    int threads,
    int batchPieces,
    int batchItems,
    int queueItems,
    int queuePieces,
    Duration maximumDelay) {
  /** A thread for each processor that this process may use, and batches that keep it busy. */
  public static final BatchingConfig DEFAULT =
      new BatchingConfig(
          Runtime.getRuntime().availableProcessors(), 4096, 32, 1024, 65_536, Duration.ofMillis(2));

  /**
   * @throws IllegalArgumentException if a number is not positive or the delay is negative
   */
  public BatchingConfig {
    if (Math.min(Math.min(threads, batchPieces), Math.min(batchItems, queueItems)) < 1
        || queuePieces < 1
        || maximumDelay.isNegative()) {
      throw new IllegalArgumentException(
          "all numbers must be positive; threads=%d, batchPieces=%d, batchItems=%d, queueItems=%d, queuePieces=%d, maximumDelay=%s"
              .formatted(threads, batchPieces, batchItems, queueItems, queuePieces, maximumDelay));
    }
  }

  /** The same for an engine that answers as many batches at the same time. */
  public BatchingConfig withThreads(int number) {
    return new BatchingConfig(
        number, batchPieces, batchItems, queueItems, queuePieces, maximumDelay);
  }
}
