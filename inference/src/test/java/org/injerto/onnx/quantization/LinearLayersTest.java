package org.injerto.onnx.quantization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.Content;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Dimension;
import org.injerto.onnx.graph.Graph;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Node;
import org.injerto.onnx.graph.Operator;
import org.injerto.onnx.graph.Port;
import org.junit.jupiter.api.Test;

/** Which matrices can become whole numbers, and which of their numbers share a scale. */
class LinearLayersTest {
  private static final long SIDE = 16;
  private static final Map<String, Attribute> TRANSPOSED = Map.of("transB", Attribute.of(1));
  private static final Map<String, Attribute> NONE = Map.of();
  private static final QuantizationSettings ALL = QuantizationSettings.standard().withEmbeddings();

  @Test
  void whatMakesOneOutputSharesAScale() {
    assertEquals(ScaleAxis.COLUMNS, only(product("y")).scales());
    assertEquals(ScaleAxis.ROWS, only(gemm(TRANSPOSED, "x", "w", "b")).scales());
    assertEquals(ScaleAxis.ROWS, only(gather(Attribute.of(0))).scales());
  }

  @Test
  void oneScaleForAllIsOneForAllWhateverReadsThem() {
    QuantizationSettings whole = new QuantizationSettings(Granularity.PER_TENSOR, true, Set.of());
    for (Node node : List.of(product("y"), gemm(TRANSPOSED, "x", "w"), gather(Attribute.of(0)))) {
      assertEquals(
          List.of(ScaleAxis.WHOLE),
          LinearLayers.of(graph(DataType.FLOAT, "y", node), whole).byMatrix().values().stream()
              .map(LinearLayer::scales)
              .toList());
    }
  }

  /** A general product is a linear map only if it transposes and does nothing else. */
  @Test
  void aGeneralProductThatDoesMoreStays() {
    Node computed = node("Neg", NONE, List.of("x"), "n");

    assertStays(gemm(NONE, "x", "w", "b"));
    assertStays(gemm(Map.of("transB", Attribute.of(0)), "x", "w"));
    assertStays(gemm(Map.of("transB", Attribute.of(1), "alpha", Attribute.of(2f)), "x", "w"));
    assertStays(gemm(Map.of("transB", Attribute.of(1), "beta", Attribute.of(0f)), "x", "w", "b"));
    assertStays(computed, gemm(TRANSPOSED, "x", "w", "n"));
    assertStays(gemm(TRANSPOSED, "w", "x"));
  }

  @Test
  void whatIsLookedUpAlongColumnsOrMultipliedFromTheLeftStays() {
    assertStays(gather(Attribute.of(1)));
    assertStays(node("MatMul", NONE, List.of("w", "x"), "y"));
  }

  @Test
  void aMatrixWhoseRowsAndColumnsBothMakeOutputsStays() {
    assertStays(product("z"), gemm(TRANSPOSED, "z", "w"));
  }

  @Test
  void aMatrixThatIsAnOutputItselfStays() {
    assertEquals(Set.of(), layers(graph(DataType.FLOAT, "w", product("y"))));
  }

  @Test
  void onlyNumbersOfSinglePrecisionBecomeWhole() {
    assertEquals(Set.of(), layers(graph(DataType.FLOAT16, "y", product("y"))));
    assertEquals(Set.of(), layers(graph(DataType.INT64, "y", gather(Attribute.of(0)))));
  }

  private static void assertStays(Node... nodes) {
    assertEquals(Set.of(), layers(graph(DataType.FLOAT, "y", nodes)));
  }

  private static LinearLayer only(Node node) {
    Map<String, LinearLayer> found =
        LinearLayers.of(graph(DataType.FLOAT, "y", node), ALL).byMatrix();
    assertEquals(Set.of("w"), found.keySet());
    return found.get("w");
  }

  private static Set<String> layers(Graph graph) {
    return LinearLayers.of(graph, ALL).byMatrix().keySet();
  }

  private static Graph graph(DataType type, String output, Node... nodes) {
    List<Dimension> shape = List.of(Dimension.named("batch"), Dimension.of(SIDE));
    return new Graph(
        List.of(
            new Port("x", DataType.FLOAT, shape),
            new Port("ids", DataType.INT64, List.of(Dimension.named("batch")))),
        List.of(new Port(output, DataType.FLOAT, shape)),
        List.of(
            new Initializer("w", type, List.of(SIDE, SIDE), zeros(SIDE * SIDE)),
            new Initializer("b", DataType.FLOAT, List.of(SIDE), zeros(SIDE))),
        List.of(nodes));
  }

  private static Content zeros(long numbers) {
    return Content.ofFloats(new float[(int) numbers]);
  }

  private static Node product(String output) {
    return node("MatMul", NONE, List.of("x", "w"), output);
  }

  private static Node gemm(Map<String, Attribute> attributes, String... inputs) {
    return node("Gemm", attributes, List.of(inputs), "y");
  }

  private static Node gather(Attribute axis) {
    return node("Gather", Map.of("axis", axis), List.of("w", "ids"), "y");
  }

  private static Node node(
      String operator, Map<String, Attribute> attributes, List<String> inputs, String output) {
    return new Node(output, Operator.standard(operator), inputs, List.of(output), attributes);
  }
}
