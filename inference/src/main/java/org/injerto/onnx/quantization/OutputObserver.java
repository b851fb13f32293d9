package org.injerto.onnx.quantization;

import java.nio.FloatBuffer;

/** Sees what a graph computes. */
@FunctionalInterface
public interface OutputObserver {
  /**
   * An output for a batch of texts.
   *
   * @param values all of its numbers; good until this returns
   */
  void see(String output, FloatBuffer values);
}
