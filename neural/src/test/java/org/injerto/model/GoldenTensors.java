package org.injerto.model;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.injerto.checkpoint.Checkpoint;

/** The tensors of golden files. */
public final class GoldenTensors {
  private GoldenTensors() {}

  /** All tensors of a file, as parameters of the same names. */
  public static Parameters parameters(Path file) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Map<String, List<Long>> shapes = new LinkedHashMap<>();
      checkpoint.tensors().forEach((name, info) -> shapes.put(name, info.shape()));
      Parameters parameters = Parameters.zeros(shapes);
      for (String name : shapes.keySet()) {
        checkpoint.read(name, Tensors.memory(parameters.get(name)));
      }
      return parameters;
    }
  }

  public static float[] floats(Checkpoint checkpoint, String name) throws IOException {
    FloatBuffer into = FloatBuffer.allocate((int) checkpoint.tensors().get(name).elements());
    checkpoint.read(name, into);
    return into.array();
  }
}
