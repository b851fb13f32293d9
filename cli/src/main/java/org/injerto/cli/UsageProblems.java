package org.injerto.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line and its file, in the words of the person. */
final class UsageProblems {
  /** What a value must be, by the type of its option, where no converter of ours says it. */
  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          int.class, "number.whole",
          Integer.class, "number.whole",
          long.class, "number.whole",
          Long.class, "number.whole",
          double.class, "number.real",
          Double.class, "number.real",
          boolean.class, "usage.flag");

  private final ParseResult parsed;
  private final Optional<RunFile> file;
  private final Locale language;

  UsageProblems(ParseResult parsed, Optional<RunFile> file, Locale language) {
    this.parsed = parsed;
    this.file = file;
    this.language = language;
  }

  /** Every problem, those of the file as such first; none if all is well. */
  List<Message> all() {
    List<Message> problems = new ArrayList<>();
    file.ifPresent(
        run -> {
          problems.addAll(run.problems());
          problems.addAll(unknownKeys(run));
        });
    errors().flatMap(this::problems).distinct().forEach(problems::add);
    return problems;
  }

  private List<Message> unknownKeys(RunFile run) {
    Set<String> known = Configuration.arguments(Arguments.last(parsed).commandSpec()).keySet();
    List<Message> problems = new ArrayList<>();
    run.entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                problems.add(unknown("config.unknown", entry.place().in(language), key, known));
              }
            });
    return problems;
  }

  private Stream<Exception> errors() {
    return Arguments.chain(parsed).flatMap(result -> result.errors().stream());
  }

  /** Words without an option that cannot be used; picocli says too that they are missing. */
  private List<ParameterException> refusedWords() {
    return errors()
        .filter(error -> error.getClass().equals(ParameterException.class))
        .map(ParameterException.class::cast)
        .filter(error -> error.getArgSpec() instanceof PositionalParamSpec)
        .toList();
  }

  private Stream<Message> problems(Exception error) {
    if (error instanceof MissingParameterException missing) {
      return missing.getMissing().stream().filter(this::isNotRefused).map(this::missing);
    }
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (error instanceof OverwrittenOptionException twice) {
      return Stream.of(message("usage.twice", name(twice.getOverwritten())));
    }
    return Stream.of(
        error instanceof ParameterException wrong && wrong.getArgSpec() != null
            ? wrongValue(wrong, wrong.getArgSpec())
            : message("usage.other", String.valueOf(error.getMessage())));
  }

  private boolean isNotRefused(ArgSpec argument) {
    return refusedWords().stream().noneMatch(error -> argument.equals(error.getArgSpec()));
  }

  private Message missing(ArgSpec argument) {
    boolean lacksItsValue = parsed.originalArgs().contains(name(argument));
    return message(lacksItsValue ? "usage.no.value" : "usage.missing", name(argument));
  }

  /** Unknown options, or else words too many: a word after an unknown option may be its value. */
  private Stream<Message> unmatched(UnmatchedArgumentException unmatched) {
    Set<String> known = unmatched.getCommandLine().getCommandSpec().optionsMap().keySet();
    List<String> words = new ArrayList<>(unmatched.getUnmatched());
    refusedWords().forEach(error -> words.remove(error.getValue()));
    // What follows "--" may look like an option that exists.
    List<String> options =
        words.stream().filter(word -> word.startsWith("-") && !known.contains(word)).toList();
    return options.isEmpty()
        ? words.stream().map(word -> unmatchedWord(word, unmatched))
        : options.stream().map(option -> unmatchedOption(option, known));
  }

  private static Message unmatchedOption(String option, Set<String> known) {
    String name = option.replaceFirst("=.*", "");
    return unknown("usage.unknown.option", name, name, known);
  }

  private static Message unmatchedWord(String word, UnmatchedArgumentException unmatched) {
    Set<String> commands = unmatched.getCommandLine().getSubcommands().keySet();
    return commands.isEmpty()
        ? message("usage.too.many", word)
        : unknown("usage.unknown.command", word, word, commands);
  }

  private static Message unknown(String key, String place, String name, Collection<String> known) {
    return NearestName.to(name, known)
        .map(nearest -> message(key + ".nearest", place, nearest))
        .orElseGet(() -> message(key, place));
  }

  private Message wrongValue(ParameterException wrong, ArgSpec argument) {
    String reason =
        wrong.getCause() instanceof InvalidInputException invalid
            ? invalid.in(language)
            : Message.of(UsageProblems.class, expected(argument), wrong.getValue()).in(language);
    return message("usage.wrong.value", place(argument), reason);
  }

  /** Where the value was written: the flag, or else the line of the file. */
  private String place(ArgSpec argument) {
    String key = name(argument).replaceFirst("^--", "");
    boolean isFlag = parsed.originalArgs().contains(name(argument));
    return file.filter(run -> !isFlag)
        .map(run -> run.entries().get(key))
        .map(entry -> entry.place().in(language))
        .orElse(name(argument));
  }

  private static String expected(ArgSpec argument) {
    return EXPECTED.getOrDefault(argument.auxiliaryTypes()[0], "usage.not.this");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static Message message(String key, Object... arguments) {
    return Message.of(UsageProblems.class, key, arguments);
  }
}
