package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.injerto.bundle.BundleWriter;
import org.injerto.cli.TrainingRun.Trained;
import org.injerto.hub.ModelLock;
import org.injerto.model.Engine;
import org.injerto.provenance.EnergyMeter;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.transfer.TransferStrategy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Grafts a task onto a model, trains it on labelled texts, and leaves a bundle. */
@Command(name = "train", aliases = "entrenar", sortOptions = false)
final class TrainCommand implements Action {
  @Mixin private final TaskOptions task = new TaskOptions();
  @Mixin private final DataOptions data = new DataOptions();
  @Mixin private final OptimizationOptions optimization = new OptimizationOptions();

  @Option(
      names = "--strategy",
      paramLabel = "finetune|frozen|scratch",
      converter = Strategies.class)
  private TransferStrategy strategy = new TransferStrategy.FineTune();

  @Option(names = "--output", paramLabel = "DIR", required = true)
  private Path output = Path.of("");

  @Option(names = "--overwrite")
  private boolean overwrite;

  @Option(names = "--resume")
  private boolean resume;

  @Option(names = "--save-every", paramLabel = "N", converter = NumberOption.Positive.class)
  private int saveEvery = 200;

  @Override
  public ExitCode run(Session session) throws Exception {
    EnergyMeter energy = EnergyMeter.start();
    try (BundleWriter writer = BundleWriter.open(output, overwrite)) {
      checkState(writer.state());
      ModelAndTexts given = ModelAndTexts.open(task, data, session);
      TaskOptions.Opened opened = given.opened();
      TaskData texts = given.texts();
      task.lock(opened.model().folder())
          .ifPresent(lock -> writer.add(ModelLock.NAME, lock.toJson()));
      texts.warn(session);
      TaskData.warnOfCuts(texts.all(), opened.reader(), session);
      EngineFirstUse.announce(session);
      try (Engine engine = Engine.start(session.threads())) {
        TrainingRun run =
            new TrainingRun(new TrainingSetup(opened, texts, optimization, engine, session));
        try (Trained trained = run.train(strategy, writer.state(), saveEvery)) {
          refuseIfStopped(trained);
          Map<String, EvaluationResult> scores = run.measure(trained.classifier());
          run.write(trained, scores, writer);
          session.print(new TrainingOutcome(trained, scores, energy.joules(), output));
        }
      }
    }
    return ExitCode.DONE;
  }

  private static void refuseIfStopped(Trained trained) throws InterruptedRunException {
    if (!trained.grafted().result().complete()) {
      long steps = trained.grafted().result().state().step();
      throw new InterruptedRunException(Message.of(TrainCommand.class, "train.stopped", steps));
    }
  }

  /** A run that was stopped is neither forgotten nor gone on with unless the person says so. */
  private void checkState(Path state) throws IOException {
    boolean stopped = Files.exists(state);
    if (resume && !stopped) {
      throw new InvalidInputException(Message.of(TrainCommand.class, "resume.nothing", output));
    }
    if (!resume && stopped && !overwrite) {
      throw new InvalidInputException(Message.of(TrainCommand.class, "resume.there", output));
    }
    if (!resume) {
      Files.deleteIfExists(state);
    }
  }
}
