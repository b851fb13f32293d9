package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.injerto.model.PretrainedModel;
import org.injerto.model.TextReader;
import org.injerto.task.LongText;
import org.injerto.task.Reading;
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

  @Option(names = "--max-length", paramLabel = "N", converter = NumberOption.Positive.class)
  private @Nullable Integer maxLength;

  @Option(names = "--long-text", paramLabel = "first|windows", converter = LongTextConverter.class)
  private LongText longText = LongText.FIRST;

  /**
   * A model with what reads texts for it.
   *
   * @param reading as the bundle keeps it
   */
  record Opened(PretrainedModel model, Reading reading, TextReader reader) {}

  /**
   * Opens the model.
   *
   * @throws org.injerto.text.InvalidInputException if its files are wrong or do not fit each other
   */
  Opened open() throws IOException {
    Path folder = model.folder();
    PretrainedModel opened = PretrainedModel.open(folder);
    OptionalInt asked = maxLength == null ? OptionalInt.empty() : OptionalInt.of(maxLength);
    Reading reading = new Reading(ModelFolder.maxLength(folder, opened.config(), asked), longText);
    TextReader reader = new TextReader(ModelFolder.tokenizer(folder, opened.config()), reading);
    return new Opened(opened, reading, reader);
  }
}
