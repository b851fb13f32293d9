package org.injerto.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.injerto.onnx.graph.Content;

/**
 * Matrices (outputs, inputs) as one of their transposes side by side, as float32. While it is
 * written, these matrices and nothing else are in memory.
 */
record TransposedContent(List<Parameter> parts) implements Content {
  TransposedContent {
    parts = List.copyOf(parts);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    List<float[]> matrices = new ArrayList<>();
    int outputs = 0;
    for (Parameter part : parts) {
      matrices.add(part.floats());
      outputs += Math.toIntExact(part.shape().get(0));
    }
    int inputs = Math.toIntExact(parts.get(0).shape().get(1));
    FloatBuffer row = FloatBuffer.allocate(outputs);
    for (int input = 0; input < inputs; input++) {
      for (float[] matrix : matrices) {
        for (int at = input; at < matrix.length; at += inputs) {
          row.put(matrix[at]);
        }
      }
      out.write(FloatContent.bytes(row.flip()));
      row.clear();
    }
  }
}
