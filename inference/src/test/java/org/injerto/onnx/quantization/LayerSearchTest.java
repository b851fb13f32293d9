package org.injerto.onnx.quantization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
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

/** Layers whose whole numbers cost 1, 4, 0 and 2 points, whatever the others do. */
class LayerSearchTest {
  private static final Map<String, Double> COSTS = Map.of("a", 1.0, "b", 4.0, "c", 0.0, "d", 2.0);
  private static final Quantizer QUANTIZER = Quantizer.dynamic(QuantizationSettings.standard());

  @Test
  void theDearestLayersStayUntilItIsEnough() throws IOException {
    LayerChoice choice = search(1.5);

    assertEquals(List.of("b", "d", "a", "c"), names(choice));
    assertEquals(
        List.of(4.0, 2.0, 1.0, 0.0), choice.layers().stream().map(LayerLoss::lossAlone).toList());
    assertEquals(
        List.of(true, true, false, false), choice.layers().stream().map(LayerLoss::kept).toList());
    assertEquals(90, choice.before());
    assertEquals(83, choice.allQuantized());
    assertEquals(89, choice.after());
    assertEquals(1, choice.loss());
    assertEquals(List.of("b", "d"), choice.model().report().kept());
    assertEquals(List.of("a", "c"), choice.model().report().quantized());
  }

  @Test
  void aLossThatMayBeIsNotLookedInto() throws IOException {
    LayerChoice choice = search(7);

    assertTrue(choice.layers().isEmpty());
    assertTrue(choice.model().report().kept().isEmpty());
    assertEquals(83, choice.after());
  }

  @Test
  void whereNothingMayBeLostWhatCostsNothingIsQuantized() throws IOException {
    assertEquals(List.of("c"), search(0).model().report().quantized());
  }

  @Test
  void whatNoLayerIsToBlameForKeepsThemAll() throws IOException {
    List<Double> scores = new ArrayList<>(List.of(90.0)); // and ever less
    Measure falling =
        model -> {
          scores.add(scores.get(scores.size() - 1) - 1);
          return scores.get(scores.size() - 2);
        };
    LayerChoice choice = new LayerSearch(QUANTIZER, falling, 0).search(model());
    assertTrue(choice.model().report().quantized().isEmpty());
    assertTrue(choice.layers().stream().allMatch(LayerLoss::kept));
  }

  /** Such as a correlation with answers that have all become the same. */
  @Test
  void aScoreThatIsNotANumberIsNeverEnough() throws IOException {
    Measure spoiled =
        model ->
            model.graph().initializers().stream().anyMatch(one -> one.type() == DataType.INT8)
                ? Double.NaN
                : 90;
    LayerChoice choice = new LayerSearch(QUANTIZER, spoiled, 1).search(model());
    assertTrue(choice.model().report().quantized().isEmpty());
    assertEquals(90, choice.after());
  }

  @Test
  void aLossThatIsNegativeIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new LayerSearch(QUANTIZER, model -> 0, -0.1));
    assertThrows(
        IllegalArgumentException.class, () -> new LayerSearch(QUANTIZER, model -> 0, Double.NaN));
  }

  private static LayerChoice search(double maximumLoss) throws IOException {
    return new LayerSearch(QUANTIZER, LayerSearchTest::score, maximumLoss).search(model());
  }

  private static double score(Model model) {
    return 90
        - model.graph().initializers().stream()
            .filter(initializer -> initializer.type() == DataType.INT8)
            .mapToDouble(initializer -> COSTS.get(initializer.name().replace(".int8", "")))
            .sum();
  }

  private static List<String> names(LayerChoice choice) {
    return choice.layers().stream().map(LayerLoss::layer).toList();
  }

  private static Model model() {
    List<Initializer> matrices = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    String tensor = "x";
    for (String name : List.of("a", "b", "c", "d")) {
      Content zeros = Content.ofFloats(new float[16 * 16]);
      matrices.add(new Initializer(name, DataType.FLOAT, List.of(16L, 16L), zeros));
      String output = name + "_of_" + tensor;
      Operator operator = Operator.standard("MatMul");
      nodes.add(new Node(name, operator, List.of(tensor, name), List.of(output), Map.of()));
      tensor = output;
    }
    List<Dimension> shape = List.of(Dimension.named("batch"), Dimension.of(16));
    Port input = new Port("x", DataType.FLOAT, shape);
    Port output = new Port(tensor, DataType.FLOAT, shape);
    return new Model(
        new Graph(List.of(input), List.of(output), matrices, nodes), Map.of("", 17), Map.of());
  }
}
