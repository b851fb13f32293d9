package org.injerto.cli;

import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The line that a person writes in a shell to run a command again. */
final class ShellCommand {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private ShellCommand() {}

  /**
   * The command with its options.
   *
   * @param command such as "injerto compare"
   * @param options by their long names without dashes: texts, numbers, true and false, and lists
   */
  static String of(String command, Map<String, Object> options) {
    StringJoiner line = new StringJoiner(" ").add(command);
    options.forEach(
        (name, value) -> {
          if (value.equals(true)) {
            line.add("--" + name);
          } else if (!value.equals(false)) {
            line.add("--" + name).add(quoted(written(value)));
          }
        });
    return line.toString();
  }

  private static String written(Object value) {
    return value instanceof Collection<?> several
        ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
        : value.toString();
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
