package org.injerto.onnx.quantization;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

/**
 * Finds the ranges of activations on texts that are like those to come. The texts are run twice:
 * first for the ends of the numbers, then for how they are spread between them.
 */
public record Calibration(RangeRule rule) {
  private static final String SEEN = "seen:";

  /**
   * The ranges of all tensors that linear maps of the model read.
   *
   * @param model float32
   * @throws IllegalArgumentException if a tensor had a number that is not finite, or there was no
   *     text
   */
  public ActivationRanges ranges(Model model, GraphRun run) throws IOException {
    Set<String> tensors = tensors(model.graph());
    Model watched = model.with(watched(model.graph(), tensors));
    Map<String, Histogram> histograms = new LinkedHashMap<>();
    tensors.forEach(tensor -> histograms.put(tensor, new Histogram()));
    observe(watched, run, histograms, Histogram::reach);
    observe(watched, run, histograms, Histogram::count);
    return new ActivationRanges(
        histograms.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> range(entry.getKey(), entry.getValue()))));
  }

  private Range range(String tensor, Histogram histogram) {
    if (histogram.count() == 0) {
      throw new IllegalArgumentException("calibration needs a text; tensor=" + tensor);
    }
    return rule.of(histogram);
  }

  private static Set<String> tensors(Graph graph) {
    QuantizationSettings all = QuantizationSettings.standard().withEmbeddings();
    LinearLayers layers = LinearLayers.of(graph, all);
    return graph.nodes().stream()
        .filter(node -> layers.of(node).isPresent() && !node.operator().name().equals("Gather"))
        .map(node -> node.inputs().get(0))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The graph with the tensors as its outputs, each as one row of numbers. */
  private static Graph watched(Graph graph, Set<String> tensors) {
    Initializer row = new Initializer("one_row", DataType.INT64, List.of(1L), Content.ofLongs(-1));
    List<Initializer> initializers = new ArrayList<>(graph.initializers());
    initializers.add(row);
    List<Node> nodes = new ArrayList<>(graph.nodes());
    List<Port> outputs = new ArrayList<>();
    for (String tensor : tensors) {
      String output = SEEN + tensor;
      nodes.add(
          new Node(
              output,
              Operator.standard("Reshape"),
              List.of(tensor, row.name()),
              List.of(output),
              Map.<String, Attribute>of()));
      outputs.add(new Port(output, DataType.FLOAT, List.of(Dimension.named(output))));
    }
    return new Graph(graph.inputs(), outputs, initializers, nodes);
  }

  /** What is done with the numbers of a tensor. */
  private interface Look {
    void at(Histogram histogram, FloatBuffer values);
  }

  private static void observe(
      Model watched, GraphRun run, Map<String, Histogram> histograms, Look look)
      throws IOException {
    run.over(
        watched,
        (output, values) -> {
          Histogram histogram = histograms.get(output.substring(SEEN.length()));
          if (histogram != null) {
            look.at(histogram, values);
          }
        });
  }
}
