package org.injerto.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import org.injerto.onnx.graph.Content;

/**
 * A matrix (outputs, inputs) column by column, as float32. While it is written, it and nothing else
 * is in memory.
 */
record TransposedContent(Parameter matrix) implements Content {
  @Override
  public void writeTo(OutputStream out) throws IOException {
    float[] numbers = matrix.floats();
    int outputs = Math.toIntExact(matrix.shape().get(0));
    int inputs = Math.toIntExact(matrix.shape().get(1));
    FloatBuffer column = FloatBuffer.allocate(outputs);
    for (int input = 0; input < inputs; input++) {
      column.clear();
      for (int output = 0; output < outputs; output++) {
        column.put(numbers[output * inputs + input]);
      }
      out.write(FloatContent.bytes(column.flip()));
    }
  }
}
