package org.injerto.cli;

import java.io.IOException;
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

  /** A model with what reads texts for it. */
  record Opened(PretrainedModel model, TextReader reader) {}

  /**
   * Opens the model.
   *
   * @throws org.injerto.text.InvalidInputException if its files are wrong or do not fit each other
   */
  Opened open() throws IOException {
    PretrainedModel opened = PretrainedModel.open(model.folder());
    int length = maxLength == null ? opened.maxLength() : maxLength;
    return new Opened(opened, opened.reader(new Reading(length, longText)));
  }
}
