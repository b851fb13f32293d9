package org.injerto.cli;

import java.util.Map;
import picocli.CommandLine.ITypeConverter;

/** What a model can be trained for, by the names of Hugging Face. */
final class Tasks {
  static final String TEXT_CLASSIFICATION = "text-classification";

  private Tasks() {}

  static final class Converter implements ITypeConverter<String> {
    @Override
    public String convert(String written) {
      return Choice.of(written, Map.of(TEXT_CLASSIFICATION, TEXT_CLASSIFICATION));
    }
  }
}
