package org.injerto.cli;

import java.util.Map;
import org.injerto.text.Message;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A program with one command whose work goes on until it is stopped. */
@Command(name = "work")
final class LongWork implements Action {
  @Option(names = "--deaf")
  private boolean deaf;

  @Option(names = "--finishes")
  private boolean finishes;

  public static void main(String[] arguments) {
    Injerto injerto = new Injerto();
    CommandLine program = injerto.commandLine().addSubcommand(new LongWork());
    Interruption interruption = Interruption.ofThisProcess();
    Console console = Console.ofThisProcess();
    interruption.exit(
        new Program(injerto, program, console, interruption, Map.of()).run(arguments));
  }

  @Override
  public ExitCode run(Session session) throws Exception {
    if (deaf) {
      sayThatWorkHasBegun(session);
      while (deaf) {
        Thread.onSpinWait();
      }
    }
    try (Interruption.Listening listening = session.interruption().listen()) {
      sayThatWorkHasBegun(session);
      while (!listening.requested()) {
        Thread.onSpinWait();
      }
    }
    if (finishes) {
      session.output().line("finished");
      return ExitCode.DONE;
    }
    throw new InterruptedRunException(Message.of(LongWork.class, "usage.missing", "--resume"));
  }

  private static void sayThatWorkHasBegun(Session session) {
    session.warn(Message.of(LongWork.class, "usage.other", "working"));
  }
}
