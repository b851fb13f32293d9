package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.injerto.bundle.OutputFolder;
import org.injerto.inference.ExportedGraph;
import org.injerto.onnx.Flavour;
import org.injerto.onnx.OnnxTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what serves a model into its folder: ONNX graphs that need no training engine. */
@Command(name = "export", aliases = "exportar", sortOptions = false)
final class ExportCommand implements Action {
  @Parameters(paramLabel = "BUNDLE", descriptionKey = "export.bundle")
  private String bundle = "";

  @Option(
      names = "--task",
      paramLabel = "TASK",
      descriptionKey = "export.task",
      converter = TaskConverter.class)
  private @Nullable OnnxTask task;

  @Option(names = "--portable")
  private boolean portable;

  @Override
  public ExitCode run(Session session) throws Exception {
    Path folder = ModelReference.of(bundle).folder(session);
    GraphExport export = GraphExport.of(folder, task, portable ? Flavour.PORTABLE : Flavour.FUSED);
    session.print(export.write(session));
    return ExitCode.DONE;
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
