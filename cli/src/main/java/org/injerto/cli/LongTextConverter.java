package org.injerto.cli;

import org.injerto.task.LongText;
import picocli.CommandLine.ITypeConverter;

/** What is done with texts that are longer than the model reads at once. */
final class LongTextConverter implements ITypeConverter<LongText> {
  @Override
  public LongText convert(String written) {
    return Choice.of(written, Choice.byName(LongText.values()));
  }
}
