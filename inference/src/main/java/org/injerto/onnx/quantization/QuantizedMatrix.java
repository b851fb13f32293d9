package org.injerto.onnx.quantization;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.injerto.onnx.graph.Content;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Initializer;
import org.injerto.text.Message;

/**
 * A matrix of float32 as whole numbers from -127 to 127 with scales, zero standing for zero: each
 * number is off by at most half a scale. The numbers are made when they are written.
 */
final class QuantizedMatrix {
  /** Without -128, so that both signs reach equally far and no number needs a zero point. */
  private static final int LARGEST = 127;

  private final LinearLayer layer;
  private final float[] scales;
  private final Optional<Message> problem;

  private QuantizedMatrix(LinearLayer layer, float[] scales, Optional<Message> problem) {
    this.layer = layer;
    this.scales = scales;
    this.problem = problem;
  }

  /** Finds the scales of the matrix of a layer. */
  static QuantizedMatrix of(LinearLayer layer) throws IOException {
    int columns = layer.columns();
    float[] largest = new float[layer.scales().scales(layer.rows(), columns)];
    Optional<Message> problem = Optional.empty();
    float[] values = layer.matrix().floats();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i]) && problem.isEmpty()) {
        problem = Optional.of(notFinite(layer.matrix(), values[i], i / columns, i % columns));
      }
      int scale = layer.scales().scaleOf(i, columns);
      largest[scale] = Math.max(largest[scale], Math.abs(values[i]));
    }
    return new QuantizedMatrix(layer, scales(largest), problem);
  }

  private static Message notFinite(Initializer matrix, float found, int row, int column) {
    return Message.of(
        QuantizedMatrix.class, "quantization.not.finite", matrix.name(), found, row, column);
  }

  /** Where all numbers are zero, or too small to divide by, any scale is right. */
  private static float[] scales(float[] largest) {
    float[] scales = new float[largest.length];
    for (int i = 0; i < largest.length; i++) {
      float scale = largest[i] / LARGEST;
      scales[i] = scale < Float.MIN_NORMAL ? 1 : scale;
    }
    return scales;
  }

  /** Whether it is (outputs, inputs), or (inputs, outputs). */
  boolean isTransposed() {
    return layer.outputs() == ScaleAxis.ROWS;
  }

  /** What makes it impossible, if anything does. */
  Optional<Message> problem() {
    return problem;
  }

  /** The whole numbers: int8, of the shape of the matrix. */
  Initializer numbers() {
    List<Long> shape = layer.matrix().shape();
    return new Initializer(layer.name() + ".int8", DataType.INT8, shape, this::writeNumbers);
  }

  /** The scales: one number, or a vector. */
  Initializer scales() {
    List<Long> shape =
        layer.scales() == ScaleAxis.WHOLE ? List.of() : List.of((long) scales.length);
    return new Initializer(
        layer.name() + ".scales", DataType.FLOAT, shape, Content.ofFloats(scales));
  }

  private void writeNumbers(OutputStream out) throws IOException {
    float[] values = layer.matrix().floats();
    byte[] numbers = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      double nearest = Math.rint(values[i] / scales[layer.scales().scaleOf(i, layer.columns())]);
      numbers[i] = (byte) Math.max(-LARGEST, Math.min(LARGEST, nearest));
    }
    out.write(numbers);
  }
}
