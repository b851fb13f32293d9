package org.injerto.onnx.quantization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.injerto.onnx.graph.Content;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Dimension;
import org.injerto.onnx.graph.Graph;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.Node;
import org.injerto.onnx.graph.Operator;
import org.injerto.onnx.graph.Port;
import org.junit.jupiter.api.Test;

/** Two products read {@code x}, a third one what the first makes; a table is read by numbers. */
class CalibrationTest {
  private static final long SIDE = 16;
  private static final Calibration CALIBRATION = new Calibration(new RangeRule.MinMax());

  @Test
  void whatProductsReadIsWatchedAndNothingElse() throws IOException {
    CALIBRATION.ranges(
        model(),
        (model, observer) -> {
          List<String> watched = model.graph().outputs().stream().map(Port::name).toList();
          assertEquals(List.of("seen:x", "seen:y"), watched);
          for (String output : watched) {
            observer.see(output, FloatBuffer.wrap(new float[] {1}));
          }
        });
  }

  @Test
  void aRangeIsOfAllBatchesOfItsTensor() throws IOException {
    ActivationRanges ranges =
        CALIBRATION.ranges(
            model(),
            (model, observer) -> {
              observer.see("seen:x", FloatBuffer.wrap(new float[] {-1, 2}));
              observer.see("seen:y", FloatBuffer.wrap(new float[] {0.5f}));
              observer.see("seen:x", FloatBuffer.wrap(new float[] {0, -3}));
            });

    assertEquals(Map.of("x", new Range(-3, 2), "y", new Range(0, 0.5f)), ranges.byTensor());
  }

  @Test
  void withoutATextThereIsNoRange() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                CALIBRATION.ranges(
                    model(),
                    (model, observer) -> observer.see("seen:x", FloatBuffer.wrap(new float[1]))));

    assertEquals("calibration needs a text; tensor=y", refusal.getMessage());
  }

  private static Model model() {
    List<Dimension> shape = List.of(Dimension.named("batch"), Dimension.of(SIDE));
    Content zeros = Content.ofFloats(new float[(int) (SIDE * SIDE)]);
    Graph graph =
        new Graph(
            List.of(
                new Port("x", DataType.FLOAT, shape),
                new Port("ids", DataType.INT64, List.of(Dimension.named("batch")))),
            List.of(new Port("z", DataType.FLOAT, shape)),
            List.of(
                new Initializer("w", DataType.FLOAT, List.of(SIDE, SIDE), zeros),
                new Initializer("v", DataType.FLOAT, List.of(SIDE, SIDE), zeros)),
            List.of(
                node("MatMul", List.of("x", "w"), "y"),
                node("MatMul", List.of("x", "w"), "s"),
                node("MatMul", List.of("y", "w"), "z"),
                node("Gather", List.of("v", "ids"), "t")));
    return new Model(graph, Map.of("", 17), Map.of());
  }

  private static Node node(String operator, List<String> inputs, String output) {
    return new Node(output, Operator.standard(operator), inputs, List.of(output), Map.of());
  }
}
