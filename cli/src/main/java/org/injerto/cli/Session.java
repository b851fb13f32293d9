package org.injerto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.injerto.text.Message;

/** What a command sees of the person, the options of every command and the process. */
final class Session {
  private final GlobalOptions options;
  private final Console console;
  private final Output output;
  private final Interruption interruption;
  private final Map<String, String> environment;
  private final String command;
  private final Map<String, Object> configuration;

  Session(
      GlobalOptions options,
      Console console,
      Output output,
      Interruption interruption,
      Map<String, String> environment,
      String command,
      Map<String, Object> configuration) {
    this.options = options;
    this.console = console;
    this.output = output;
    this.interruption = interruption;
    this.environment = environment;
    this.command = command;
    this.configuration = configuration;
  }

  /** The language of all that a person reads. */
  Locale language() {
    return options.language();
  }

  long seed() {
    return options.seed();
  }

  /** How many threads the engine may use, from 1. */
  int threads() {
    return options.threads();
  }

  /** Whether the network is forbidden. */
  boolean offline() {
    return options.offline();
  }

  /** Standard input, for commands that read texts from it. */
  InputStream input() {
    return console.in();
  }

  /** Standard output, for results that are written as they come. */
  Output output() {
    return output;
  }

  /** Writes the result to standard output: as JSON if that was asked for, else for people. */
  void print(Result result) throws IOException {
    if (options.json()) {
      output.json(result.fields());
    } else {
      output.text(result.text(language()));
    }
  }

  /** Tells the person on standard error what goes on, unless {@code --quiet}. */
  void say(Message message) {
    if (!options.quiet()) {
      warn(message);
    }
  }

  /** Tells the person on standard error what must not be missed. */
  void warn(Message message) {
    console.err().println(message.in(language()));
  }

  /**
   * Shows how work of {@code total} steps goes on, until it is closed.
   *
   * @param work such as "Fine-tuning"
   * @param from the steps done before, not 0 when work is resumed
   */
  Progress progress(Message work, long from, long total) {
    if (options.quiet()) {
      return Progress.SILENT;
    }
    Progress.Work named = new Progress.Work(work.in(language()), from, total);
    return console.terminal()
        ? new ProgressOnTerminal(named, console.err(), language())
        : new ProgressInLines(named, console.err(), language(), System::nanoTime);
  }

  /** Ctrl-C and SIGTERM. */
  Interruption interruption() {
    return interruption;
  }

  /** The variables of the process by name. */
  Map<String, String> environment() {
    return environment;
  }

  /** What was run, such as "injerto compare". */
  String command() {
    return command;
  }

  /**
   * Every option of the run with its value, for the bundle; written to a file, {@code --config}
   * takes it.
   */
  Map<String, Object> configuration() {
    return configuration;
  }
}
