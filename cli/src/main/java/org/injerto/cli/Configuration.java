package org.injerto.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.injerto.transfer.TransferStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options and parameters of a command under the keys that they have in a file. */
final class Configuration {
  private static final Set<String> NOT_IN_A_FILE = Set.of("help", "version", "config");
  private static final Set<String> OF_THE_SCREEN = Set.of("json", "quiet", "verbose");

  private Configuration() {}

  /** What a file may set: {@code --batch-size} as batch-size, the parameter BUNDLE as bundle. */
  static Map<String, ArgSpec> arguments(CommandSpec command) {
    Map<String, ArgSpec> arguments = new LinkedHashMap<>();
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      arguments.put(parameter.paramLabel().toLowerCase(Locale.ROOT), parameter);
    }
    for (OptionSpec option : command.options()) {
      arguments.put(option.longestName().substring(2), option);
    }
    arguments.keySet().removeAll(NOT_IN_A_FILE);
    return arguments;
  }

  /**
   * The values that the command runs with, defaults included: texts, numbers, true and false, and
   * lists of them.
   */
  static Map<String, Object> resolved(CommandSpec command) {
    Map<String, Object> values = new LinkedHashMap<>();
    arguments(command)
        .forEach(
            (key, argument) -> {
              Object value = argument.getValue();
              if (value != null && !OF_THE_SCREEN.contains(key)) {
                values.put(key, plain(value));
              }
            });
    return values;
  }

  private static Object plain(Object value) {
    if (value instanceof Collection<?> several) {
      return several.stream().map(Configuration::plain).toList();
    }
    if (value instanceof Enum<?> choice && choice.toString().equals(choice.name())) {
      return Choice.written(choice);
    }
    if (value instanceof TransferStrategy strategy) {
      return strategy.name();
    }
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }
}
