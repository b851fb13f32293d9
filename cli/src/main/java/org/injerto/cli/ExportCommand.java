package org.injerto.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.injerto.cli.Interruption.Listening;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxTask;
import org.injerto.onnx.WeightPrecision;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what serves a model: ONNX graphs that need no training engine. */
@Command(name = "export", aliases = "exportar", sortOptions = false)
final class ExportCommand implements Action {
  @Parameters(
      paramLabel = "BUNDLE",
      descriptionKey = "export.bundle",
      converter = ModelReference.Converter.class)
  private ModelReference bundle = new ModelReference.Embedded("es-mini");

  @Option(
      names = "--task",
      paramLabel = "TASK",
      descriptionKey = "export.task",
      converter = TaskConverter.class)
  private @Nullable OnnxTask task;

  @Option(names = "--portable")
  private boolean portable;

  @Option(names = "--fp16")
  private boolean fp16;

  @Mixin private final Int8Options int8 = new Int8Options();

  @Option(names = "--output", paramLabel = "DIR", descriptionKey = "export.output")
  private @Nullable Path output;

  @Option(names = "--overwrite")
  private boolean overwrite;

  @Override
  public ExitCode run(Session session) throws Exception {
    Path folder = bundle.folder(session);
    GraphExport export =
        new GraphExport(
            folder,
            output == null ? ownFolder(folder) : output,
            Optional.ofNullable(task),
            new GraphExport.Form(
                portable ? Flavour.PORTABLE : Flavour.FUSED,
                fp16 ? WeightPrecision.FLOAT16 : WeightPrecision.FLOAT32),
            int8);
    try (Listening person = session.interruption().listen()) {
      session.print(export.run(overwrite, person, session));
      return ExitCode.DONE;
    } catch (CancellationException stopped) {
      throw new InterruptedRunException(Message.of(ExportCommand.class, "export.stopped"));
    }
  }

  /** What is kept in a cache is not the person's to change. */
  private Path ownFolder(Path folder) {
    if (bundle instanceof ModelReference.Folder) {
      return folder;
    }
    throw new InvalidInputException(Message.of(ExportCommand.class, "export.cached", bundle));
  }

  static final class TaskConverter implements ITypeConverter<OnnxTask> {
    private static final Map<String, OnnxTask> TASKS =
        Stream.of(OnnxTask.values()).collect(Collectors.toMap(OnnxTask::title, one -> one));

    @Override
    public OnnxTask convert(String written) {
      return Choice.of(written, TASKS);
    }
  }
}
