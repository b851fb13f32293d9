package org.injerto.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A graph for batches side by side, each on the thread that asks, and where it pays a second time
 * for a batch that is alone, on several threads.
 *
 * <p>ONNX Runtime fixes the threads of a session when it is made, and several threads to a batch
 * are slower than one as soon as batches compete for processors. Safe for any number of threads.
 */
final class Sessions implements AutoCloseable {
  private final OrtSession sideBySide;
  private final Optional<OrtSession> alone;
  private final AtomicInteger underWay = new AtomicInteger();

  private Sessions(OrtSession sideBySide, Optional<OrtSession> alone) {
    this.sideBySide = sideBySide;
    this.alone = alone;
  }

  /**
   * Loads a graph.
   *
   * @param threads for a batch that is alone; with more than 1 the weights are kept twice
   */
  static Sessions open(OrtEnvironment environment, Path file, int threads) throws OrtException {
    OrtSession sideBySide = session(environment, file, 1);
    if (threads == 1) {
      return new Sessions(sideBySide, Optional.empty());
    }
    try {
      return new Sessions(sideBySide, Optional.of(session(environment, file, threads)));
    } catch (OrtException refused) {
      sideBySide.close();
      throw refused;
    }
  }

  private static OrtSession session(OrtEnvironment environment, Path file, int threads)
      throws OrtException {
    try (SessionOptions options = options(threads)) {
      return environment.createSession(file.toString(), options);
    }
  }

  private static SessionOptions options(int threads) throws OrtException {
    SessionOptions options = new SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.setMemoryPatternOptimization(false); // patterns are kept for each shape of input
    // Without VNNI whole numbers would overflow; with it this changes nothing.
    options.addConfigEntry("session.x64quantprecision", "1");
    // Threads that wait for their share wait awake, but not between two batches.
    options.addConfigEntry("session.force_spinning_stop", "1");
    return options;
  }

  /** What it says of itself. */
  Map<String, String> metadata() throws OrtException {
    return sideBySide.getMetadata().getCustomMetadata();
  }

  /** The names of all that is put in. */
  Set<String> inputs() {
    return sideBySide.getInputNames();
  }

  /** The names of all that is put out. */
  Set<String> outputs() {
    return sideBySide.getOutputNames();
  }

  /** Says that batches will be run, so that none of them takes itself to be alone. */
  void begin(int batches) {
    underWay.addAndGet(batches);
  }

  /** Says that one of them is done. */
  void end() {
    underWay.decrementAndGet();
  }

  /** Runs one of them. */
  OrtSession.Result run(Map<String, OnnxTensor> inputs, Set<String> outputs) throws OrtException {
    return fitting().run(inputs, outputs);
  }

  /** The session for what is under way now. */
  OrtSession fitting() {
    return underWay.get() == 1 ? alone.orElse(sideBySide) : sideBySide;
  }

  @Override
  public void close() throws OrtException {
    try (sideBySide) {
      if (alone.isPresent()) {
        alone.get().close();
      }
    }
  }
}
