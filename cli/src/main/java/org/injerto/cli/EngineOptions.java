package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.injerto.bundle.Bundle;
import org.injerto.checkpoint.CheckpointFiles;
import org.injerto.inference.ExportedGraph;
import org.injerto.inference.FoundGraph;
import org.injerto.inference.InferenceConfig.PrecisionChoice;
import org.injerto.inference.LoadedModel;
import org.injerto.onnx.OnnxTask;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What computes answers: the engine that trains, or ONNX Runtime with what was exported. */
final class EngineOptions {
  @Option(
      names = "--engine",
      paramLabel = "auto|onnxruntime|libtorch",
      converter = EngineConverter.class)
  private EngineChoice engine = EngineChoice.AUTO;

  @Option(
      names = "--precision",
      paramLabel = "fastest|fp32|int8",
      descriptionKey = "engine-precision",
      converter = PrecisionConverter.class)
  private PrecisionChoice precision = PrecisionChoice.FASTEST;

  /** What computes. */
  enum EngineChoice {
    /** ONNX Runtime if the model as it is was exported for the task, else libtorch. */
    AUTO,
    ONNXRUNTIME,
    LIBTORCH
  }

  /**
   * What was exported of a model, loaded, if that is what answers.
   *
   * @param longText what is done with long texts, if not what the bundle says
   * @throws InvalidInputException if it must answer and cannot
   */
  Optional<LoadedModel> exported(
      Path folder, OnnxTask task, Optional<LongText> longText, Session session) throws IOException {
    refuseContradiction();
    if (!isAsked() && (engine == EngineChoice.LIBTORCH || !ExportedGraph.isIn(folder))) {
      return Optional.empty();
    }
    Bundle bundle = Bundle.exported(folder);
    FoundGraph found = FoundGraph.of(bundle, precision);
    if (!isAsked() && !answers(found, folder, task, session)) {
      return Optional.empty();
    }
    LoadedModel model = load(bundle, found.required(), longText, session);
    if (model.task() == task) {
      return Optional.of(model);
    }
    model.close();
    throw new InvalidInputException(
        Message.of(EngineOptions.class, "engine.task", folder, model.task().title(), task.title()));
  }

  /** Whether a graph that nobody asked for answers, rather than the trained model. */
  private static boolean answers(FoundGraph found, Path folder, OnnxTask task, Session session) {
    if (found.task().filter(other -> other != task).isPresent()) {
      return false;
    }
    if (found instanceof FoundGraph.Outdated outdated && CheckpointFiles.areIn(folder)) {
      String problem = outdated.problem().in(session.language());
      session.say(Message.of(EngineOptions.class, "engine.outdated", problem));
      return false;
    }
    return true;
  }

  private boolean isAsked() {
    return engine == EngineChoice.ONNXRUNTIME || precision != PrecisionChoice.FASTEST;
  }

  private void refuseContradiction() {
    if (engine == EngineChoice.LIBTORCH && precision != PrecisionChoice.FASTEST) {
      throw new InvalidInputException(
          Message.of(EngineOptions.class, "engine.precision", Choice.written(precision)));
    }
  }

  private static LoadedModel load(
      Bundle bundle, Path graph, Optional<LongText> longText, Session session) throws IOException {
    Reading usual = bundle.reading();
    Reading reading = new Reading(usual.maxLength(), longText.orElse(usual.longText()));
    return LoadedModel.open(bundle, reading, graph, session.threads());
  }

  static final class EngineConverter implements ITypeConverter<EngineChoice> {
    @Override
    public EngineChoice convert(String written) {
      return Choice.of(written, Choice.byName(EngineChoice.values()));
    }
  }

  static final class PrecisionConverter implements ITypeConverter<PrecisionChoice> {
    @Override
    public PrecisionChoice convert(String written) {
      return Choice.of(written, Choice.byName(PrecisionChoice.values()));
    }
  }
}
