package org.injerto.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program {@code injerto}: transfer learning for Spanish text. */
@Command(
    name = "injerto",
    sortOptions = false,
    subcommands = {
      DemoCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      ServeCommand.class,
      TokenizeCommand.class,
      CompareCommand.class,
      TokenizerCommand.class,
      ConvertCommand.class,
      ExportCommand.class,
      ModelsCommand.class,
      PullCommand.class,
      DoctorCommand.class,
      PackageCommand.class
    })
public final class Injerto {
  @Mixin private final GlobalOptions options = new GlobalOptions();

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Injerto injerto = new Injerto();
    Interruption interruption = Interruption.ofThisProcess();
    Console console = Console.ofThisProcess();
    interruption.exit(
        new Program(injerto, injerto.commandLine(), console, interruption, System.getenv())
            .run(arguments));
  }

  /** The commands with their options, as picocli reads them; problems are collected. */
  CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(this).setExpandAtFiles(false).setUsageHelpWidth(100);
    commandLine.registerConverter(Path.class, new PathConverter());
    collectErrors(commandLine);
    return commandLine;
  }

  private static void collectErrors(CommandLine commandLine) {
    commandLine.getCommandSpec().parser().collectErrors(true);
    commandLine.getSubcommands().values().forEach(Injerto::collectErrors);
  }

  GlobalOptions options() {
    return options;
  }
}
