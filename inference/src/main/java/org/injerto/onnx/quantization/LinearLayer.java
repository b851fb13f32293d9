package org.injerto.onnx.quantization;

import org.injerto.onnx.graph.Initializer;

/**
 * A matrix that can become whole numbers.
 *
 * @param matrix float32 with two dimensions
 * @param outputs whether its rows or its columns belong to one output each
 * @param scales which of its numbers share a scale
 */
record LinearLayer(Initializer matrix, ScaleAxis outputs, ScaleAxis scales) {
  String name() {
    return matrix.name();
  }

  int rows() {
    return Math.toIntExact(matrix.shape().get(0));
  }

  int columns() {
    return Math.toIntExact(matrix.shape().get(1));
  }
}
