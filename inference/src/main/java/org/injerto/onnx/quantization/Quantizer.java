package org.injerto.onnx.quantization;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.injerto.onnx.graph.Graph;
import org.injerto.onnx.graph.Initializer;
import org.injerto.onnx.graph.Model;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * Makes of a float32 model one whose linear maps multiply whole numbers of eight bits: weights with
 * a sign and no zero point, activations without a sign and with one (Jacob et al. 2018,
 * "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference").
 *
 * <p>A processor of x64 without VNNI adds products of such numbers in 16 bits, which can be too
 * few; ONNX Runtime takes a slower and exact way there if {@code session.x64quantprecision} is 1.
 */
public final class Quantizer {
  private final QuantizationSettings settings;
  private final Activations activations;

  private Quantizer(QuantizationSettings settings, Activations activations) {
    this.settings = settings;
    this.activations = activations;
  }

  /**
   * Activations are quantized in the range that they have at hand. It is that of the whole batch,
   * so the answer for a text depends a little on its neighbours and on padding.
   */
  public static Quantizer dynamic(QuantizationSettings settings) {
    return new Quantizer(settings, new Activations.Dynamic());
  }

  /** Activations are quantized in ranges that were seen before: see {@link Calibration}. */
  public static Quantizer fixed(QuantizationSettings settings, ActivationRanges ranges) {
    return new Quantizer(settings, new Activations.Fixed(ranges));
  }

  /** The same with other layers that stay as they are. */
  public Quantizer keeping(Set<String> layers) {
    return new Quantizer(settings.keeping(layers), activations);
  }

  /** The names of all layers that can be quantized, whether or not they are to be kept. */
  public List<String> layers(Model model) {
    QuantizationSettings all = settings.keeping(Set.of());
    return List.copyOf(LinearLayers.of(model.graph(), all).byMatrix().keySet());
  }

  /**
   * Quantizes a model.
   *
   * @throws InvalidInputException with every layer that has a number which is not finite
   * @throws IllegalArgumentException if a layer to keep is not one of {@link #layers}, or a range
   *     is missing
   */
  public QuantizedModel quantize(Model model) throws IOException {
    List<String> all = layers(model);
    if (!all.containsAll(settings.kept())) {
      throw new IllegalArgumentException(
          "layers to keep must be layers of the model; kept=" + settings.kept());
    }
    LinearLayers layers = LinearLayers.of(model.graph(), settings);
    Products products = Products.of(model);
    Graph graph =
        new QuantizedGraph(
                new Rewriting(model.graph()),
                matrices(layers),
                activations,
                products,
                products.biases(model, layers))
            .of(model.graph());
    return new QuantizedModel(described(model, graph), report(all, layers, model.graph(), graph));
  }

  private static Map<String, QuantizedMatrix> matrices(LinearLayers layers) throws IOException {
    Map<String, QuantizedMatrix> matrices = new LinkedHashMap<>();
    List<Message> problems = new ArrayList<>();
    for (LinearLayer layer : layers.byMatrix().values()) {
      QuantizedMatrix matrix = QuantizedMatrix.of(layer);
      matrix.problem().ifPresent(problems::add);
      matrices.put(layer.name(), matrix);
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(
          Message.of(Quantizer.class, "quantization.subject"), problems);
    }
    return matrices;
  }

  private Model described(Model model, Graph graph) {
    Map<String, String> metadata = new LinkedHashMap<>(model.metadata());
    metadata.put("quantization", scheme());
    return new Model(graph, model.operatorSets(), metadata);
  }

  private String scheme() {
    String granularity = settings.granularity().name().toLowerCase(Locale.ROOT);
    return activations.title() + " " + granularity.replace('_', '-');
  }

  private QuantizationReport report(
      List<String> all, LinearLayers layers, Graph before, Graph after) {
    Set<String> quantized = layers.byMatrix().keySet();
    List<String> kept = all.stream().filter(name -> !quantized.contains(name)).toList();
    return new QuantizationReport(
        scheme(), bytes(before), bytes(after), List.copyOf(quantized), kept);
  }

  private static long bytes(Graph graph) {
    return graph.initializers().stream().mapToLong(Initializer::bytes).sum();
  }
}
