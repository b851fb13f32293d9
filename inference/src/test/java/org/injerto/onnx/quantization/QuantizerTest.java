package org.injerto.onnx.quantization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.injerto.onnx.graph.Attribute;
import org.injerto.onnx.graph.Content;
import org.injerto.onnx.graph.DataType;
import org.injerto.onnx.graph.Dimension;
import org.injerto.onnx.graph.Graph;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.Node;
import org.injerto.onnx.graph.Operator;
import org.injerto.onnx.graph.Port;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;

class QuantizerTest {
  private static final int SIDE = 16;
  private static final Quantizer DYNAMIC = Quantizer.dynamic(QuantizationSettings.standard());

  @Test
  void aMatrixThatTwoStepsReadIsInTheFileOnce() throws IOException {
    Model model = model(product("x", "w", "y"), product("y", "w", "z"));

    Graph graph = DYNAMIC.quantize(model).model().graph();

    assertEquals(List.of("w.int8", "w.scales"), names(graph));
    assertEquals(2, count(graph, "MatMulIntegerToFloat"));
  }

  @Test
  void aTensorThatTwoStepsReadIsQuantizedOnce() throws IOException {
    Model model = model(product("x", "w", "y"), product("x", "v", "z"));

    Graph graph = DYNAMIC.quantize(model).model().graph();

    assertEquals(1, count(graph, "DynamicQuantizeLinear"));
  }

  @Test
  void theReportSaysWhatBecameOfEachLayer() throws IOException {
    Model model = model(product("x", "w", "y"), product("y", "v", "z"));

    QuantizationReport report = DYNAMIC.keeping(Set.of("v")).quantize(model).report();

    int numbers = SIDE * SIDE;
    assertEquals(
        new QuantizationReport(
            "int8-dynamic per-channel",
            8L * numbers,
            5L * numbers + 4L * SIDE,
            List.of("w"),
            List.of("v")),
        report);
  }

  @Test
  void anAddedBiasIsLeftToTheProductWhereTheOperatorsAllowIt() throws IOException {
    Node add = node("Add", List.of("y", "b"), "z");
    Graph graph = DYNAMIC.quantize(model(product("x", "w", "y"), add)).model().graph();

    assertEquals(0, count(graph, "Add"));
    Node product = only(graph, "MatMulIntegerToFloat");
    assertEquals("b", product.inputs().get(6));
    assertEquals(List.of("z"), product.outputs());
  }

  @Test
  void aBiasThatIsAddedOnTheWayToSomethingElseIsLeftToTheProductToo() throws IOException {
    Node norm = microsoft("SkipLayerNormalization", List.of("y", "x", "b", "b", "b"), "z");
    Graph graph = DYNAMIC.quantize(model(product("x", "w", "y"), norm)).model().graph();
    assertEquals("b", only(graph, "MatMulIntegerToFloat").inputs().get(6));
    assertEquals(List.of("y", "x", "b", "b"), only(graph, "SkipLayerNormalization").inputs());

    Node gelu = microsoft("BiasGelu", List.of("y", "b"), "z");
    graph = DYNAMIC.quantize(model(product("x", "w", "y"), gelu)).model().graph();
    assertEquals("b", only(graph, "MatMulIntegerToFloat").inputs().get(6));
    assertEquals(List.of("y"), only(graph, "Gelu").inputs());
  }

  @Test
  void whatIsNoVectorOrNoBiasIsNotLeftToTheProduct() throws IOException {
    Node sum = node("Add", List.of("y", "v"), "z"); // a matrix
    assertEquals(5, inputsOfTheProduct(sum));

    Node norm = microsoft("SkipLayerNormalization", List.of("y", "x", "b", "b"), "z");
    assertEquals(5, inputsOfTheProduct(norm)); // a vector to shift by, but afterwards
  }

  private static int inputsOfTheProduct(Node reader) throws IOException {
    Model quantized = DYNAMIC.quantize(model(product("x", "w", "y"), reader)).model();
    return only(quantized.graph(), "MatMulIntegerToFloat").inputs().size();
  }

  @Test
  void aProductThatSomethingElseReadsTooKeepsItsBiasApart() throws IOException {
    Node add = node("Add", List.of("y", "b"), "s");
    Node both = node("Mul", List.of("y", "s"), "z");
    Graph graph = DYNAMIC.quantize(model(product("x", "w", "y"), add, both)).model().graph();

    assertEquals(1, count(graph, "Add"));
    assertEquals(5, only(graph, "MatMulIntegerToFloat").inputs().size());
  }

  @Test
  void twoProductsThatAreAddedStayAdded() throws IOException {
    Node add = node("Add", List.of("y", "s"), "z");
    Model model = model(product("x", "w", "y"), product("x", "v", "s"), add);

    assertEquals(1, count(DYNAMIC.quantize(model).model().graph(), "Add"));
  }

  @Test
  void aMatrixThatIsAlsoReadAsItIsStays() throws IOException {
    Node other = node("Mul", List.of("y", "w"), "z");

    assertTrue(DYNAMIC.layers(model(product("x", "w", "y"), other)).isEmpty());
  }

  @Test
  void aTableIsQuantizedOnlyIfItIsAskedFor() {
    Model model = model(node("Gather", List.of("w", "ids"), "z"));

    assertTrue(DYNAMIC.layers(model).isEmpty());
    QuantizationSettings all = QuantizationSettings.standard().withEmbeddings();
    assertEquals(List.of("w"), Quantizer.dynamic(all).layers(model));
  }

  @Test
  void aMatrixOfFewLabelsStays() {
    Initializer few = matrix("few", SIDE, SIDE - 1, 0);
    Graph graph = graph(List.of(few), List.of(product("x", "few", "z")));

    assertTrue(DYNAMIC.layers(new Model(graph, Map.of("", 17), Map.of())).isEmpty());
  }

  @Test
  void everyMatrixWithANumberThatIsNotFiniteIsNamed() {
    List<Initializer> matrices =
        List.of(
            matrix("good", SIDE, SIDE, 1),
            matrix("nan", SIDE, SIDE, Float.NaN),
            matrix("infinite", SIDE, SIDE, Float.NEGATIVE_INFINITY));
    List<Node> nodes =
        List.of(product("x", "good", "y"), product("y", "nan", "s"), product("s", "infinite", "z"));
    Model model = new Model(graph(matrices, nodes), Map.of("", 17), Map.of());

    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> DYNAMIC.quantize(model));

    assertEquals(2, refusal.problems().size());
    assertTrue(refusal.getMessage().contains("nan has the number NaN in row 0"));
    assertTrue(refusal.getMessage().contains("infinite has the number -Infinity in row 0"));
  }

  @Test
  void aLayerToKeepThatIsNotThereIsRefused() {
    Model model = model(product("x", "w", "z"));

    assertThrows(
        IllegalArgumentException.class, () -> DYNAMIC.keeping(Set.of("v")).quantize(model));
  }

  @Test
  void fixedRangesAreAskedForByTheTensorThatNeedsThem() {
    Quantizer fixed =
        Quantizer.fixed(QuantizationSettings.standard(), new ActivationRanges(Map.of()));

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> fixed.quantize(model(product("x", "w", "z"))));
    assertEquals("the tensor must have a range; tensor=x", refusal.getMessage());
  }

  @Test
  void theFileSaysHowItWasQuantized() throws IOException {
    QuantizationSettings whole = new QuantizationSettings(Granularity.PER_TENSOR, false, Set.of());
    ActivationRanges ranges = new ActivationRanges(Map.of("x", new Range(-1, 1)));
    Model quantized =
        Quantizer.fixed(whole, ranges).quantize(model(product("x", "w", "z"))).model();

    assertEquals("int8-static per-tensor", quantized.metadata().get("quantization"));
    assertEquals("here", quantized.metadata().get("source"));
    assertFalse(names(quantized.graph()).contains("w"));
  }

  private static Model model(Node... nodes) {
    List<Initializer> initializers =
        List.of(
            matrix("w", SIDE, SIDE, 1),
            matrix("v", SIDE, SIDE, 2),
            new Initializer(
                "b", DataType.FLOAT, List.of((long) SIDE), Content.ofFloats(new float[SIDE])));
    return new Model(
        graph(initializers, List.of(nodes)),
        Map.of("", 17, Operator.MICROSOFT, 1),
        Map.of("source", "here"));
  }

  /** Of the initializers those that the nodes read. */
  private static Graph graph(List<Initializer> initializers, List<Node> nodes) {
    List<Dimension> shape = List.of(Dimension.named("batch"), Dimension.of(SIDE));
    Port x = new Port("x", DataType.FLOAT, shape);
    Port ids = new Port("ids", DataType.INT64, List.of(Dimension.named("batch")));
    Port z = new Port("z", DataType.FLOAT, shape);
    return new Graph(List.of(x, ids), List.of(z), initializers, nodes).with(initializers, nodes);
  }

  private static Initializer matrix(String name, int rows, int columns, float first) {
    float[] values = new float[rows * columns];
    values[0] = first;
    return new Initializer(
        name, DataType.FLOAT, List.of((long) rows, (long) columns), Content.ofFloats(values));
  }

  private static Node product(String input, String matrix, String output) {
    return node("MatMul", List.of(input, matrix), output);
  }

  private static Node node(String operator, List<String> inputs, String output) {
    Map<String, Attribute> none = Map.of();
    return new Node(output, Operator.standard(operator), inputs, List.of(output), none);
  }

  private static Node microsoft(String operator, List<String> inputs, String output) {
    return new Node(output, Operator.microsoft(operator), inputs, List.of(output), Map.of());
  }

  private static List<String> names(Graph graph) {
    return graph.initializers().stream().map(Initializer::name).toList();
  }

  private static long count(Graph graph, String operator) {
    return graph.nodes().stream().filter(node -> node.operator().name().equals(operator)).count();
  }

  private static Node only(Graph graph, String operator) {
    List<Node> found =
        graph.nodes().stream().filter(node -> node.operator().name().equals(operator)).toList();
    assertEquals(1, found.size());
    return found.get(0);
  }
}
