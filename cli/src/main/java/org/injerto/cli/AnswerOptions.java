package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.injerto.inference.LoadedModel;
import org.injerto.model.Engine;
import org.injerto.model.NeuralFeatureExtractor;
import org.injerto.model.NeuralMaskFiller;
import org.injerto.onnx.OnnxTask;
import org.injerto.pipeline.FeatureExtractionPipeline;
import org.injerto.pipeline.FillMaskPipeline;
import org.injerto.task.Candidates;
import org.injerto.task.LongText;
import org.injerto.task.Pooling;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code predict} is to say of texts: the task, and the options that belong to it. */
final class AnswerOptions {
  private static final int USUAL_CANDIDATES = 5;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      descriptionKey = "predict.task",
      converter = TaskConverter.class)
  private Task task = Task.TEXT_CLASSIFICATION;

  @Option(names = "--long-text", paramLabel = "first|windows", converter = LongTextConverter.class)
  private @Nullable LongText longText;

  @Option(names = "--top", paramLabel = "N", converter = NumberOption.Positive.class)
  private @Nullable Integer top;

  @Option(names = "--targets", paramLabel = "WORD,…", split = ",")
  private @Nullable List<String> targets;

  @Option(names = "--pooling", paramLabel = "mean|max|first", converter = PoolingConverter.class)
  private @Nullable Pooling pooling;

  @Option(names = "--normalize")
  private boolean normalize;

  @Mixin private final EngineOptions engines = new EngineOptions();

  /** What can be said of a text, by the names of Hugging Face. */
  enum Task {
    TEXT_CLASSIFICATION,
    FILL_MASK,
    FEATURE_EXTRACTION
  }

  /**
   * Opens a bundle, or for the tasks of a pre-trained model any model.
   *
   * @throws InvalidInputException with all that is wrong with it, or if an option belongs to
   *     another task
   */
  Answerer open(Path model, Session session) throws IOException {
    refuseOptionsOfOtherTasks();
    return switch (task) {
      case TEXT_CLASSIFICATION ->
          new ClassAnswerer(
              OpenedBundle.open(model, Optional.ofNullable(longText), engines, session));
      case FILL_MASK -> filling(folder(model, session), session);
      case FEATURE_EXTRACTION -> extracting(folder(model, session), session);
    };
  }

  private void refuseOptionsOfOtherTasks() {
    List<Message> problems = new ArrayList<>();
    belongs(top != null, "--top", Task.FILL_MASK, problems);
    belongs(targets != null, "--targets", Task.FILL_MASK, problems);
    belongs(pooling != null, "--pooling", Task.FEATURE_EXTRACTION, problems);
    belongs(normalize, "--normalize", Task.FEATURE_EXTRACTION, problems);
    if (task == Task.FILL_MASK && longText == LongText.WINDOWS) {
      problems.add(Message.of(AnswerOptions.class, "answer.windows"));
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(Message.of(AnswerOptions.class, "answer.options"), problems);
    }
  }

  private void belongs(boolean given, String option, Task owner, List<Message> problems) {
    if (given && task != owner) {
      problems.add(Message.of(AnswerOptions.class, "answer.option", option, Choice.written(owner)));
    }
  }

  private static Path folder(Path model, Session session) throws IOException {
    return ModelReference.of(model.toString()).folder(session);
  }

  private TaskOptions.Opened opened(Path folder) throws IOException {
    return TaskOptions.Opened.of(
        folder, Optional.empty(), Objects.requireNonNullElse(longText, LongText.FIRST));
  }

  private Optional<LoadedModel> exported(Path folder, OnnxTask wanted, Session session)
      throws IOException {
    return engines.exported(folder, wanted, Optional.ofNullable(longText), session);
  }

  private Answerer filling(Path folder, Session session) throws IOException {
    Candidates wanted =
        new Candidates(
            Objects.requireNonNullElse(top, USUAL_CANDIDATES),
            Objects.requireNonNullElse(targets, List.of()));
    Optional<LoadedModel> exported = exported(folder, OnnxTask.FILL_MASK, session);
    if (exported.isPresent()) {
      FillMaskPipeline filler = (FillMaskPipeline) exported.get().pipeline();
      return new MaskAnswerer(filler.reader(), filler, wanted, () -> {});
    }
    TaskOptions.Opened model = opened(folder);
    Engine engine = EngineFirstUse.start(session);
    return new MaskAnswerer(
        model.reader(),
        NeuralMaskFiller.open(model.model(), model.reader(), engine),
        wanted,
        engine::close);
  }

  private Answerer extracting(Path folder, Session session) throws IOException {
    Pooling way = Objects.requireNonNullElse(pooling, Pooling.MEAN);
    Optional<LoadedModel> exported = exported(folder, OnnxTask.FEATURE_EXTRACTION, session);
    if (exported.isPresent()) {
      FeatureExtractionPipeline extractor =
          ((FeatureExtractionPipeline) exported.get().pipeline()).with(way);
      return new VectorAnswerer(extractor.reader(), extractor, normalize, () -> {});
    }
    TaskOptions.Opened model = opened(folder);
    Engine engine = EngineFirstUse.start(session);
    return new VectorAnswerer(
        model.reader(),
        NeuralFeatureExtractor.open(model.model(), model.reader(), way, engine),
        normalize,
        engine::close);
  }

  static final class TaskConverter implements ITypeConverter<Task> {
    @Override
    public Task convert(String written) {
      return Choice.of(written, Choice.byName(Task.values()));
    }
  }

  static final class PoolingConverter implements ITypeConverter<Pooling> {
    @Override
    public Pooling convert(String written) {
      return Choice.of(written, Choice.byName(Pooling.values()));
    }
  }
}
