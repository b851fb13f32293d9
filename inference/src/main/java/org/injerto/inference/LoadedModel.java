package org.injerto.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.injerto.architecture.ModelConfig;
import org.injerto.bundle.Bundle;
import org.injerto.onnx.OnnxTask;
import org.injerto.pipeline.FeatureExtractionPipeline;
import org.injerto.pipeline.FillMaskPipeline;
import org.injerto.pipeline.Pipeline;
import org.injerto.pipeline.TextClassificationPipeline;
import org.injerto.pipeline.TextReader;
import org.injerto.task.Pooling;
import org.injerto.task.Reading;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** A model that was exported, ready to answer. Safe for any number of threads. */
public final class LoadedModel implements AutoCloseable {
  /** The tasks that there is a pipeline for. */
  public static final Set<OnnxTask> ANSWERED =
      Set.of(OnnxTask.TEXT_CLASSIFICATION, OnnxTask.FILL_MASK, OnnxTask.FEATURE_EXTRACTION);

  private final Bundle bundle;
  private final Path graph;
  private final String precision;
  private final OnnxTask task;
  private final TextReader reader;
  private final Pipeline<?, ?, ?> pipeline;

  private LoadedModel(
      Bundle bundle,
      Path graph,
      String precision,
      OnnxTask task,
      TextReader reader,
      Pipeline<?, ?, ?> pipeline) {
    this.bundle = bundle;
    this.graph = graph;
    this.precision = precision;
    this.task = task;
    this.reader = reader;
    this.pipeline = pipeline;
  }

  /**
   * Loads a model for the task that it was exported for.
   *
   * @param folder with {@code config.json}, a tokenizer and {@code onnx/}
   * @throws InvalidInputException with all that is missing or wrong; if the folder has weights,
   *     also if they are not those that the graph was made of
   */
  public static LoadedModel open(Path folder, InferenceConfig config) throws IOException {
    Bundle bundle = Bundle.exported(folder);
    return open(bundle, bundle.reading(), config);
  }

  /**
   * The same with texts read in another way than the bundle says.
   *
   * @param reading how
   * @throws InvalidInputException with all that is missing or wrong
   */
  public static LoadedModel open(Bundle bundle, Reading reading, InferenceConfig config)
      throws IOException {
    Path graph = FoundGraph.of(bundle, config.precision()).required();
    int threadsPerText = config.threadsPerText(bundle.config(), graph);
    return open(bundle, reading, graph, config.threads(), threadsPerText);
  }

  /**
   * The same with a graph that need not be in its place, nor of the weights that are there.
   *
   * @param file of the graph
   * @param threads that compute at the same time, each a text of its own
   * @throws InvalidInputException with all that is missing or wrong
   */
  public static LoadedModel open(Bundle bundle, Reading reading, Path file, int threads)
      throws IOException {
    return open(bundle, reading, file, threads, 1);
  }

  private static LoadedModel open(
      Bundle bundle, Reading reading, Path file, int threads, int threadsPerText)
      throws IOException {
    TextReader reader = TextReader.open(bundle.folder(), bundle.config(), reading);
    int padding = bundle.config().architecture().paddingId();
    OnnxGraph graph = OnnxGraph.open(file, padding, threads, threadsPerText);
    try {
      OnnxTask task = graph.task();
      Pipeline<?, ?, ?> pipeline = pipeline(task, bundle.config(), reader, graph);
      return new LoadedModel(bundle, file, graph.precision(), task, reader, pipeline);
    } catch (RuntimeException unusable) {
      graph.close();
      throw unusable;
    }
  }

  private static Pipeline<?, ?, ?> pipeline(
      OnnxTask task, ModelConfig config, TextReader reader, OnnxGraph graph) {
    return switch (task) {
      case TEXT_CLASSIFICATION ->
          TextClassificationPipeline.of(
              config, reader, new OnnxTextClassifier(graph, config.labels().size()));
      case FILL_MASK ->
          FillMaskPipeline.of(reader, new OnnxMaskFiller(graph, config.architecture().pieces()));
      case FEATURE_EXTRACTION ->
          FeatureExtractionPipeline.of(
              reader,
              new OnnxFeatureExtractor(graph, config.trunk().size().hiddenSize()),
              Pooling.MEAN);
      case TOKEN_CLASSIFICATION,
          QUESTION_ANSWERING,
          MULTIPLE_CHOICE,
          PRE_TRAINING,
          TEXT_GENERATION,
          TEXT_TO_TEXT_GENERATION ->
          throw new InvalidInputException(
              Message.of(LoadedModel.class, "task.unanswered", task.title()));
    };
  }

  /** What answers: a pipeline of {@link #task}. */
  public Pipeline<?, ?, ?> pipeline() {
    return pipeline;
  }

  /** What the model was exported for. */
  public OnnxTask task() {
    return task;
  }

  /** The file of its graph. */
  public Path graph() {
    return graph;
  }

  /** The kind of its numbers: fp32 or int8. */
  public String precision() {
    return precision;
  }

  /** How it reads texts. */
  public TextReader reader() {
    return reader;
  }

  /** The folder and its files. */
  public Bundle bundle() {
    return bundle;
  }

  /** What {@code config.json} says. */
  public ModelConfig config() {
    return bundle.config();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
