package org.injerto.onnx.quantization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.injerto.onnx.graph.Content;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Initializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuantizedMatrixTest {
  private static final int ROWS = 7;
  private static final int COLUMNS = 5;

  @ParameterizedTest
  @EnumSource(ScaleAxis.class)
  void everyNumberIsOffByHalfAScaleAtMost(ScaleAxis axis) throws IOException {
    Random random = new Random(3);
    float[] values = new float[ROWS * COLUMNS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * Math.pow(10, i % COLUMNS - 2));
    }
    QuantizedMatrix matrix = quantized(matrix(values), axis);
    byte[] numbers = bytes(matrix.numbers());
    float[] scales = matrix.scales().floats();

    assertEquals(axis.scales(ROWS, COLUMNS), scales.length);
    for (int i = 0; i < values.length; i++) {
      float scale = scales[axis.scaleOf(i, COLUMNS)];
      assertEquals(values[i], numbers[i] * scale, scale * 0.5001f);
    }
  }

  @Test
  void aScaleOfItsOwnSavesAnOutputFromALargeWeightOfAnother() throws IOException {
    float[] values = {0.005f, 100, -0.02f, 50};
    Initializer matrix =
        new Initializer("w", DataType.FLOAT, List.of(2L, 2L), Content.ofFloats(values));

    byte[] whole = bytes(quantized(matrix, ScaleAxis.WHOLE).numbers());
    byte[] columns = bytes(quantized(matrix, ScaleAxis.COLUMNS).numbers());

    assertArrayEquals(new byte[] {0, 127, 0, 64}, whole);
    assertArrayEquals(new byte[] {32, 127, -127, 64}, columns);
  }

  @Test
  void theLargestNumberOfEitherSignReachesTheEndAndNeverMinus128() throws IOException {
    float[] values = new float[ROWS * COLUMNS];
    values[3] = 0.3f;
    values[4] = -0.3f;
    byte[] numbers = bytes(quantized(matrix(values), ScaleAxis.WHOLE).numbers());
    assertEquals(127, numbers[3]);
    assertEquals(-127, numbers[4]);
  }

  @ParameterizedTest
  @EnumSource(ScaleAxis.class)
  void zerosAndNumbersTooSmallToDivideByBecomeZero(ScaleAxis axis) throws IOException {
    float[] values = new float[ROWS * COLUMNS];
    values[8] = Float.MIN_VALUE;
    QuantizedMatrix matrix = quantized(matrix(values), axis);

    assertArrayEquals(new byte[ROWS * COLUMNS], bytes(matrix.numbers()));
    for (float scale : matrix.scales().floats()) {
      assertEquals(1, scale);
    }
  }

  @ParameterizedTest
  @EnumSource(ScaleAxis.class)
  void aNumberThatIsNotFiniteIsAProblemWithItsPlace(ScaleAxis axis) throws IOException {
    float[] values = new float[ROWS * COLUMNS];
    values[2 * COLUMNS + 4] = Float.NaN;
    values[3 * COLUMNS] = Float.POSITIVE_INFINITY;
    String problem = quantized(matrix(values), axis).problem().orElseThrow().toString();

    assertTrue(problem.startsWith("w has the number NaN in row 2, column 4"), problem);
  }

  private static QuantizedMatrix quantized(Initializer matrix, ScaleAxis axis) throws IOException {
    return QuantizedMatrix.of(new LinearLayer(matrix, ScaleAxis.COLUMNS, axis));
  }

  private static Initializer matrix(float... values) {
    List<Long> shape = List.of((long) ROWS, (long) COLUMNS);
    return new Initializer("w", DataType.FLOAT, shape, Content.ofFloats(values));
  }

  private static byte[] bytes(Initializer initializer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    initializer.content().writeTo(out);
    return out.toByteArray();
  }
}
