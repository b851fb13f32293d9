package org.injerto.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static final Port X = new Port("x", DataType.FLOAT, List.of());
  private static final Port Y = new Port("y", DataType.FLOAT, List.of());
  private static final Initializer W = number("w");

  @Test
  void aStepMayLeaveInputsOutAndTakeWhatIsThereBeforeIt() {
    Node first = node("a", List.of("x", "", "w"));
    Node second = node("y", List.of("a"));

    List<Node> nodes = List.of(first, second);
    assertEquals(nodes, new Graph(List.of(X), List.of(Y), List.of(W), nodes).nodes());
    assertRefused(
        "a tensor must be there before its use; name=a",
        List.of(Y),
        List.of(W),
        List.of(second, first));
  }

  @Test
  void anOutputMustBeThere() {
    assertRefused(
        "a tensor must be there before its use; name=y", List.of(Y), List.of(W), List.of());
  }

  @Test
  void noTwoTensorsHaveOneName() {
    String refusal = "names of tensors must differ; name=";
    Operator split = Operator.standard("Split");
    Node twice = new Node("n", split, List.of("x"), List.of("y", "y"), Map.of());

    assertRefused(refusal + "w", List.of(), List.of(W, number("w")), List.of());
    assertRefused(refusal + "x", List.of(), List.of(number("x")), List.of());
    assertRefused(refusal + "w", List.of(), List.of(W), List.of(node("w", List.of("x"))));
    assertRefused(refusal + "y", List.of(), List.of(), List.of(twice));
  }

  @Test
  void whatNoOtherStepTakesIsLeftOut() {
    Graph graph = new Graph(List.of(X), List.of(Y), List.of(W), List.of(node("y", List.of("w"))));
    Graph other =
        graph.with(List.of(W, number("v"), number("y")), List.of(node("z", List.of("v"))));

    assertEquals(List.of("v", "y"), other.initializers().stream().map(Initializer::name).toList());
  }

  private static void assertRefused(
      String refusal, List<Port> outputs, List<Initializer> initializers, List<Node> nodes) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Graph(List.of(X), outputs, initializers, nodes));
    assertEquals(refusal, refused.getMessage());
  }

  private static Initializer number(String name) {
    return new Initializer(name, DataType.FLOAT, List.of(), Content.ofFloats(1));
  }

  private static Node node(String output, List<String> inputs) {
    return new Node(output, Operator.standard("Sum"), inputs, List.of(output), Map.of());
  }
}
