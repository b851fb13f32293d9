package org.injerto.cli;

import java.nio.file.Path;
import org.injerto.architecture.ProblemType;
import org.injerto.bundle.OutputFolder;
import org.injerto.model.Engine;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows on a person's own texts what transfer learning brings. */
@Command(name = "compare", aliases = "comparar", sortOptions = false)
final class CompareCommand implements Action {
  @Mixin private final TaskOptions task = new TaskOptions();
  @Mixin private final DataOptions data = new DataOptions();
  @Mixin private final ContestOptions contest = new ContestOptions();
  @Mixin private final OptimizationOptions optimization = new OptimizationOptions();

  @Option(names = "--output", paramLabel = "DIR", required = true)
  private Path output = Path.of("");

  @Option(names = "--overwrite")
  private boolean overwrite;

  @Override
  public ExitCode run(Session session) throws Exception {
    OutputFolder folder = FreshOutput.open(output, overwrite);
    try {
      ModelAndTexts given = ModelAndTexts.open(task, data, session);
      TaskOptions.Opened opened = given.opened();
      TaskData texts = given.texts();
      requireDevAndTest(texts);
      contest.check(texts);
      texts.warn(session);
      TaskData.warnOfCuts(texts.all(), opened.reader(), session);
      EngineFirstUse.announce(session);
      try (Engine engine = Engine.start(session.threads())) {
        TrainingSetup setup = new TrainingSetup(opened, texts, optimization, engine, session);
        Findings findings =
            Findings.of(new ContestRun(setup, contest).run(ContestRun.Keeper.NOTHING));
        folder.fill(place -> new Report(findings, texts, session).write(place));
        session.print(new ComparisonResult(findings, output.resolve(Report.PAGE)));
      }
    } finally {
      folder.discard(); // nothing of a comparison that was stopped can be gone on with
    }
    return ExitCode.DONE;
  }

  private static void requireDevAndTest(TaskData texts) {
    if (texts.dev().isEmpty() || texts.test().isEmpty()) {
      throw new InvalidInputException(Message.of(CompareCommand.class, "compare.sets"));
    }
    if (texts.labelling().type() != ProblemType.SINGLE_LABEL) {
      throw new InvalidInputException(Message.of(CompareCommand.class, "compare.one.label"));
    }
  }
}
