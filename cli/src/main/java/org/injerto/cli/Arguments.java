package org.injerto.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What was written after {@code injerto}, with what the file of {@code --config} adds to it. */
final class Arguments {
  private static final String END_OF_OPTIONS = "--";

  private final CommandLine commandLine;
  private final GlobalOptions options;

  Arguments(CommandLine commandLine, GlobalOptions options) {
    this.commandLine = commandLine;
    this.options = options;
  }

  /**
   * Sets every option: flags first, then the file, then defaults. Of a call for help nothing is
   * examined.
   *
   * @throws InvalidInputException with all that is wrong in flags and file
   * @throws IOException if the file cannot be read
   */
  ParseResult read(String... written) throws IOException {
    ParseResult flags = commandLine.parseArgs(written);
    if (options.help() || options.version()) {
      return flags;
    }
    if (options.config().isEmpty()) {
      return checked(flags, Optional.empty());
    }
    RunFile file = RunFile.read(options.config().get());
    return checked(commandLine.parseArgs(joined(written, file, flags)), Optional.of(file));
  }

  /** The program, then the command within it that was asked for. */
  static Stream<ParseResult> chain(ParseResult parsed) {
    return Stream.iterate(parsed, p -> p != null, ParseResult::subcommand);
  }

  /** The command that was asked for, which is the program itself if none was. */
  static ParseResult last(ParseResult parsed) {
    return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
  }

  private ParseResult checked(ParseResult parsed, Optional<RunFile> file) {
    List<Message> problems = new UsageProblems(parsed, file, options.language()).all();
    if (!problems.isEmpty()) {
      String name = last(parsed).commandSpec().qualifiedName();
      throw new InvalidInputException(Message.of(Arguments.class, "usage.wrong", name), problems);
    }
    return parsed;
  }

  /** The flags, then as flags what the file has and they have not. */
  private static String[] joined(String[] written, RunFile file, ParseResult flags) {
    Map<String, ArgSpec> arguments = Configuration.arguments(last(flags).commandSpec());
    List<String> added = new ArrayList<>();
    file.entries()
        .forEach(
            (key, entry) -> {
              ArgSpec argument = arguments.get(key);
              if (argument != null && !isGiven(argument, flags)) {
                added.addAll(asFlags(argument, entry.values()));
              }
            });
    List<String> all = new ArrayList<>(Arrays.asList(written));
    int end = all.indexOf(END_OF_OPTIONS);
    all.addAll(end < 0 ? all.size() : end, added);
    return all.toArray(String[]::new);
  }

  private static boolean isGiven(ArgSpec argument, ParseResult flags) {
    return argument instanceof OptionSpec option
        ? chain(flags).anyMatch(parsed -> parsed.hasMatchedOption(option.longestName()))
        : last(flags).matchedPositionals().contains(argument);
  }

  private static List<String> asFlags(ArgSpec argument, List<String> values) {
    return argument instanceof OptionSpec option
        ? values.stream().map(value -> option.longestName() + "=" + value).toList()
        : values;
  }
}
