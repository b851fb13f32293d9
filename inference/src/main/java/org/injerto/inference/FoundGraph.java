package org.injerto.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.injerto.bundle.Bundle;
import org.injerto.checkpoint.CheckpointFiles;
import org.injerto.inference.InferenceConfig.PrecisionChoice;
import org.injerto.onnx.ModelFingerprint;
import org.injerto.onnx.ModelFingerprint.Difference;
import org.injerto.onnx.OnnxTask;
import org.injerto.onnx.graph.ModelMetadata;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** What a model has to be run from, found out without loading it. */
public sealed interface FoundGraph {
  /**
   * A graph that was made of the model as it is now.
   *
   * @param task that it is for; nothing if the file does not say one that is known here
   */
  record Usable(Path file, Optional<OnnxTask> task) implements FoundGraph {
    @Override
    public Path required() {
      return file;
    }
  }

  /**
   * None.
   *
   * @param problem what to do, for people
   */
  record Missing(Message problem) implements FoundGraph {
    @Override
    public Optional<OnnxTask> task() {
      return Optional.empty();
    }

    @Override
    public Path required() {
      throw new InvalidInputException(problem);
    }
  }

  /**
   * A graph that was made before the model was changed, or that does not say what it was made of
   * though there are weights that could be others.
   *
   * @param problem what to do, for people
   */
  record Outdated(
      ExportedGraph kind, Difference difference, Optional<OnnxTask> task, Message problem)
      implements FoundGraph {
    @Override
    public Path required() {
      throw new InvalidInputException(problem);
    }
  }

  /** What it is for, if there is one that says so. */
  Optional<OnnxTask> task();

  /**
   * The file to be run.
   *
   * @throws InvalidInputException if there is none that may be
   */
  Path required();

  /**
   * What a model has.
   *
   * @param choice which of its graphs is taken
   * @throws InvalidInputException if it has weights that cannot be read, so that nobody can tell
   *     whether a graph is of them
   */
  static FoundGraph of(Bundle bundle, PrecisionChoice choice) throws IOException {
    Optional<ExportedGraph> chosen = ExportedGraph.chosen(bundle.folder(), choice);
    return chosen.isPresent()
        ? of(bundle, chosen.get())
        : new Missing(missing(bundle.folder(), choice));
  }

  private static Message missing(Path folder, PrecisionChoice choice) {
    ExportedGraph wanted = choice == PrecisionChoice.INT8 ? ExportedGraph.INT8 : ExportedGraph.FP32;
    return Message.of(
        FoundGraph.class,
        "graph.missing",
        folder,
        wanted.in(folder),
        "injerto export " + folder + wanted.option());
  }

  /**
   * The same of a graph that is there.
   *
   * @throws InvalidInputException as above
   */
  static FoundGraph of(Bundle bundle, ExportedGraph kind) throws IOException {
    Path file = kind.in(bundle.folder());
    Map<String, String> metadata = ModelMetadata.read(file);
    Optional<OnnxTask> task = OnnxTask.named(metadata.getOrDefault("task", ""));
    Optional<Difference> difference =
        ModelFingerprint.of(bundle.folder(), bundle.config()).from(metadata);
    return difference.isEmpty()
        ? new Usable(file, task)
        : new Outdated(
            kind, difference.get(), task, outdated(bundle, kind, difference.get(), task));
  }

  private static Message outdated(
      Bundle bundle, ExportedGraph kind, Difference difference, Optional<OnnxTask> task) {
    Path folder = bundle.folder();
    if (!CheckpointFiles.areIn(folder)) {
      return Message.of(FoundGraph.class, "graph.alone", folder, kind.in(folder));
    }
    String key =
        switch (difference) {
          case UNKNOWN -> "graph.unknown";
          case CONFIGURATION -> "graph.configuration";
          case WEIGHTS -> "graph.weights";
        };
    String other =
        task.filter(title -> title != OnnxTask.of(bundle.config()))
            .map(title -> " --task " + title.title())
            .orElse("");
    String command = "injerto export " + folder + other + kind.option();
    return Message.of(FoundGraph.class, key, folder, kind.in(folder), command);
  }
}
