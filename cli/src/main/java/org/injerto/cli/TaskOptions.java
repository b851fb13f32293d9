package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.architecture.ModelFiles;
import org.injerto.checkpoint.CheckpointFiles;
import org.injerto.hub.ModelLock;
import org.injerto.model.PretrainedModel;
import org.injerto.pipeline.TextReader;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is learned with which model, and how that reads texts. */
final class TaskOptions {
  @Option(names = "--task", paramLabel = "TASK", required = true, converter = Tasks.Converter.class)
  private String task = Tasks.TEXT_CLASSIFICATION;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      required = true,
      converter = ModelReference.Converter.class)
  private ModelReference model = new ModelReference.Embedded("es-mini");

  @Option(names = "--max-length", paramLabel = "N", converter = NumberOption.Length.class)
  private @Nullable Integer maxLength;

  @Option(names = "--long-text", paramLabel = "first|windows", converter = LongTextConverter.class)
  private LongText longText = LongText.FIRST;

  @Option(names = "--locked", paramLabel = "FILE")
  private @Nullable Path locked;

  /** A model with what reads texts for it. */
  record Opened(PretrainedModel model, TextReader reader) {
    /**
     * Opens the model in a folder, and looks whether its files are there and fit each other.
     *
     * @param maxLength of what it is given, if not what it allows
     * @throws InvalidInputException if its files are wrong or do not fit each other
     */
    static Opened of(Path folder, Optional<Integer> maxLength, LongText longText)
        throws IOException {
      List<Message> missing = new ArrayList<>(ModelFiles.missing(folder));
      missing.addAll(CheckpointFiles.ofOtherPrograms(folder));
      if (!missing.isEmpty()) {
        throw new InvalidInputException(
            Message.of(TaskOptions.class, "model.files", folder), missing);
      }
      PretrainedModel opened = PretrainedModel.open(folder);
      int length = maxLength.isPresent() ? maxLength.get() : opened.maxLength();
      AllProblems all = new AllProblems();
      Optional<TextReader> reader = all.of(() -> opened.reader(new Reading(length, longText)));
      all.of(
          () -> {
            opened.requireEncoder();
            return opened;
          });
      all.throwIfAny();
      return new Opened(opened, reader.orElseThrow());
    }
  }

  /**
   * Opens the model, and looks whether its files are there and fit each other.
   *
   * @throws InvalidInputException if its files are wrong or do not fit each other
   */
  Opened open(Session session) throws IOException {
    Path folder =
        locked == null ? model.folder(session) : LockedModel.read(locked).folder(model, session);
    return Opened.of(folder, Optional.ofNullable(maxLength), longText);
  }

  /**
   * Which bytes the model is; nothing of an embedded one, which the version of the program says.
   *
   * @param folder with its files
   */
  Optional<ModelLock> lock(Path folder) throws IOException {
    return model.lock(folder);
  }
}
