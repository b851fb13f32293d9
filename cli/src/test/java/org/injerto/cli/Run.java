package org.injerto.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/** How a run of the program within the test ended, and what it wrote. */
record Run(ExitCode code, String out, String err) {
  /** No test uses the network or the cache of who runs it. */
  private static final Map<String, String> ALONE =
      Map.of("HF_HUB_OFFLINE", "1", "HF_HOME", "/there/is/no/such/folder");

  private static final ThreadLocal<Map<String, String>> ENVIRONMENT =
      ThreadLocal.withInitial(() -> ALONE);

  /** Runs the program as it is, with these variables. */
  static Run in(Map<String, String> environment, String... arguments) {
    ENVIRONMENT.set(environment);
    try {
      return of(arguments);
    } finally {
      ENVIRONMENT.remove();
    }
  }

  /** Runs the program as it is. */
  static Run of(String... arguments) {
    return with(new CommandLine(new Nothing()), arguments);
  }

  /** Runs the program as it is, with this on standard input. */
  static Run reading(String input, String... arguments) {
    return reading(input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  /** The same with bytes that need not be text. */
  static Run reading(byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input);
    return with(new CommandLine(new Nothing()), in, out, out, arguments);
  }

  /** Runs the program with one command more, {@code act}. */
  static Run with(Action action, String... arguments) {
    return with(new CommandLine(action), arguments);
  }

  private static Run with(CommandLine command, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return with(command, InputStream.nullInputStream(), out, out, arguments);
  }

  /** The same, but what is written to standard output goes elsewhere. */
  static Run into(OutputStream out, Action action, String... arguments) {
    InputStream in = InputStream.nullInputStream();
    return with(new CommandLine(action), in, out, new ByteArrayOutputStream(), arguments);
  }

  private static Run with(
      CommandLine command,
      InputStream in,
      OutputStream out,
      ByteArrayOutputStream kept,
      String... arguments) {
    Injerto injerto = new Injerto();
    CommandLine program = injerto.commandLine();
    command.getCommandSpec().parser().collectErrors(true);
    program.addSubcommand("act", command);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console = new Console(in, out, errors, false);
    ExitCode code =
        new Program(injerto, program, console, new Interruption(), ENVIRONMENT.get())
            .run(arguments);
    return new Run(
        code, kept.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @CommandLine.Command
  private static final class Nothing implements Action {
    @Override
    public ExitCode run(Session session) {
      return ExitCode.DONE;
    }
  }
}
