package org.injerto.onnx;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.checkpoint.TensorInfo;

/**
 * A tensor of a checkpoint.
 *
 * @param name its name there
 */
record Parameter(Checkpoint checkpoint, String name, TensorInfo info) {
  List<Long> shape() {
    return info.shape();
  }

  long elements() {
    return info.elements();
  }

  /** Hands over its numbers row by row, in pieces. */
  void scan(Consumer<FloatBuffer> consumer) throws IOException {
    checkpoint.scan(name, consumer);
  }

  /** All of its numbers, row by row. */
  float[] floats() throws IOException {
    FloatBuffer all = FloatBuffer.allocate(Math.toIntExact(elements()));
    scan(all::put);
    return all.array();
  }
}
