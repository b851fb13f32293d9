package org.injerto.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.injerto.architecture.DecoderConfig;
import org.injerto.architecture.EncoderArchitecture;
import org.injerto.architecture.EncoderDecoderConfig;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.ParameterMatch;
import org.injerto.architecture.ParameterNames;
import org.injerto.checkpoint.Checkpoint;
import org.injerto.onnx.graph.GraphBuilder;
import org.injerto.onnx.graph.Model;
import org.injerto.onnx.graph.ModelWriter;
import org.injerto.onnx.graph.Operator;

/**
 * Makes ONNX graphs of a model on disk in the layout of Hugging Face.
 *
 * <p>The numbers of the graphs stay on disk until they are written, so they are good while this is
 * open.
 */
public final class OnnxExporter implements AutoCloseable {
  private final Path folder;
  private final ModelConfig config;
  private final Checkpoint checkpoint;
  private final ModelFingerprint fingerprint;

  private OnnxExporter(
      Path folder, ModelConfig config, Checkpoint checkpoint, ModelFingerprint fingerprint) {
    this.folder = folder;
    this.config = config;
    this.checkpoint = checkpoint;
    this.fingerprint = fingerprint;
  }

  /**
   * Opens a model.
   *
   * @param folder with {@code config.json} and weights
   * @throws org.injerto.text.InvalidInputException with everything that is wrong in it
   */
  public static OnnxExporter open(Path folder) throws IOException {
    ModelConfig config = ModelConfig.read(folder.resolve("config.json"));
    Checkpoint checkpoint = Checkpoint.open(folder);
    try {
      ModelFingerprint fingerprint = ModelFingerprint.of(config, checkpoint);
      return new OnnxExporter(folder, config, checkpoint, fingerprint);
    } catch (IOException | RuntimeException e) {
      checkpoint.close();
      throw e;
    }
  }

  /** The task of the head that {@code config.json} names; features if it names none. */
  public OnnxTask task() {
    return OnnxTask.of(config);
  }

  /**
   * Writes a model for a task as a file, and one beside it where it is larger than a file may be.
   *
   * @throws org.injerto.text.InvalidInputException with every parameter that does not fit
   */
  public void write(OnnxTask task, Flavour flavour, Path file) throws IOException {
    ModelWriter.standard().write(model(task, flavour), file);
  }

  /**
   * A model for a task, whose numbers can be read while this is open.
   *
   * @throws org.injerto.text.InvalidInputException with every parameter that does not fit
   */
  public Model model(OnnxTask task, Flavour flavour) {
    return model(task, flavour, WeightPrecision.FLOAT32);
  }

  /**
   * The same with weights of other numbers.
   *
   * @throws org.injerto.text.InvalidInputException with every parameter that does not fit; when the
   *     model is written, if a weight is too large for its numbers
   */
  public Model model(OnnxTask task, Flavour flavour, WeightPrecision precision) {
    GraphBuilder graph = new GraphBuilder();
    Weights weights = new Weights(graph, precision, parameters(task));
    Kernels kernels = flavour.kernels(new Operators(graph));
    if (config.architecture() instanceof EncoderArchitecture encoder) {
      new EncoderHeads(encoder, labels(), weights, kernels).add(task);
    } else if (config.architecture() instanceof DecoderConfig decoder) {
      new DecoderHeads(decoder, labels(), weights, kernels).add(task);
    } else if (config.architecture() instanceof EncoderDecoderConfig encoderDecoder) {
      new EncoderDecoderHead(encoderDecoder, weights, kernels).add();
    }
    return new Model(graph.build(), operatorSets(flavour), metadata(task, flavour));
  }

  private int labels() {
    return config.labels().size();
  }

  private Map<String, Parameter> parameters(OnnxTask task) {
    Map<String, List<Long>> found = new LinkedHashMap<>();
    checkpoint.tensors().forEach((name, info) -> found.put(name, info.shape()));
    ParameterNames names = config.architecture().parameterNames();
    Map<String, List<Long>> wanted = new TaskParameters(config, found.keySet()).of(task);
    ParameterMatch match =
        ParameterMatch.of(folder.toString(), names, found, wanted, name -> false);
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    match
        .sources()
        .forEach(
            (name, tensor) ->
                parameters.put(name, new Parameter(checkpoint, tensor, checkpoint.info(tensor))));
    return parameters;
  }

  private static Map<String, Integer> operatorSets(Flavour flavour) {
    return flavour == Flavour.FUSED
        ? Map.of("", Operators.VERSION, Operator.MICROSOFT, 1)
        : Map.of("", Operators.VERSION);
  }

  private Map<String, String> metadata(OnnxTask task, Flavour flavour) {
    Map<String, String> metadata = new LinkedHashMap<>(fingerprint.metadata());
    metadata.put("task", task.title());
    metadata.put("model_type", config.family().modelType());
    metadata.put("source", config.className());
    metadata.put("flavour", flavour.title());
    return metadata;
  }

  @Override
  public void close() throws IOException {
    checkpoint.close();
  }
}
