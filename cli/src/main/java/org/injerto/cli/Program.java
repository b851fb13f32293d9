package org.injerto.cli;

import java.io.IOException;
import java.util.Map;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One run of the program, from the words of the command line to the exit code. */
final class Program {
  private static final ResourceBundle.Control ONLY_THE_LANGUAGE_ASKED =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Injerto injerto;
  private final CommandLine commandLine;
  private final Console console;
  private final Output output;
  private final Interruption interruption;
  private final Map<String, String> environment;

  /**
   * @param environment the variables of the process
   */
  Program(
      Injerto injerto,
      CommandLine commandLine,
      Console console,
      Interruption interruption,
      Map<String, String> environment) {
    this.injerto = injerto;
    this.commandLine = commandLine;
    this.console = console;
    this.interruption = interruption;
    this.environment = environment;
    output = new Output(console.out());
  }

  /** Does what was asked for; whatever goes wrong is said once, on standard error. */
  ExitCode run(String... arguments) {
    try {
      ExitCode code = act(new Arguments(commandLine, injerto.options()).read(arguments));
      output.flush();
      return code;
    } catch (Throwable failed) { // Nobody above could say it better.
      return report(failed);
    }
  }

  private ExitCode act(ParseResult parsed) throws Exception {
    CommandSpec command = Arguments.last(parsed).commandSpec();
    if (injerto.options().help() || injerto.options().version()) {
      return help(command);
    }
    if (command.userObject() instanceof Action action) {
      return action.run(session(command));
    }
    console.err().print(usage(command));
    return ExitCode.WRONG_INPUT;
  }

  private ExitCode help(CommandSpec command) throws IOException {
    output.text(injerto.options().version() ? Version.text() : usage(command));
    return ExitCode.DONE;
  }

  private String usage(CommandSpec command) {
    commandLine.setResourceBundle(
        ResourceBundle.getBundle(
            "org.injerto.cli.help", injerto.options().language(), ONLY_THE_LANGUAGE_ASKED));
    return command.commandLine().getUsageMessage(Ansi.AUTO).stripTrailing() + "\n";
  }

  private Session session(CommandSpec command) {
    if (injerto.options().verbose()) {
      Logging.showDetails();
    }
    return new Session(
        injerto.options(),
        console,
        output,
        interruption,
        environment,
        command.qualifiedName(),
        Configuration.resolved(command));
  }

  private ExitCode report(Throwable failed) {
    Failure failure = Failure.of(failed, injerto.options().language());
    if (!failure.text().isEmpty()) {
      console.err().println(failure.text());
    }
    if (injerto.options().verbose()) {
      failed.printStackTrace(console.err());
    }
    return failure.code();
  }
}
