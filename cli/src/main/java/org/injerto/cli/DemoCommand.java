package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.bundle.BundleWriter;
import org.injerto.bundle.OutputFolder;
import org.injerto.data.Dataset;
import org.injerto.data.DatasetReader;
import org.injerto.data.ReadOptions;
import org.injerto.embedded.EmbeddedFolders;
import org.injerto.model.Engine;
import org.injerto.task.TextClassifier;
import org.injerto.text.Message;
import org.injerto.transfer.Grafting.Grafted;
import org.injerto.transfer.TransferStrategy.FineTune;
import org.injerto.transfer.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job on the embedded model and data: the same examples, with and without a graft. */
@Command(name = "demo", sortOptions = false)
final class DemoCommand implements Action {
  private static final String DATA = "tickets";
  private static final String BUNDLE = "bundle";
  private static final String REPORT = "report";

  /** Messages of customers as nobody in the data wrote them. */
  private static final List<String> NEW_TEXTS =
      List.of(
          "Me habéis cobrado dos veces el recibo de octubre",
          "Se me ha olvidado la contraseña y no puedo entrar",
          "El técnico quedó en venir el martes y necesito cambiarlo al jueves",
          "Desde ayer no hay internet en toda la casa");

  private final OptimizationOptions optimization;

  @Option(names = "--output", paramLabel = "DIR")
  private Path output = Path.of("demo");

  @Option(names = "--overwrite")
  private boolean overwrite;

  /** A demonstration that trains as everybody does who says nothing else. */
  DemoCommand() {
    this(new OptimizationOptions());
  }

  DemoCommand(OptimizationOptions optimization) {
    this.optimization = optimization;
  }

  @Override
  public ExitCode run(Session session) throws Exception {
    OutputFolder folder = OutputFolder.open(output, overwrite);
    try {
      TaskOptions.Opened opened = new TaskOptions().open(session);
      TaskData texts = texts();
      session.say(introduction(texts));
      EngineFirstUse.announce(session);
      try (Engine engine = Engine.start(session.threads())) {
        TrainingSetup setup = new TrainingSetup(opened, texts, optimization, engine, session);
        Keeper keeper = new Keeper(setup, folder.work().resolve(BUNDLE));
        Findings findings =
            Findings.of(new ContestRun(setup, ContestOptions.once(session.seed())).run(keeper));
        folder.fill(place -> fill(place, keeper, new Report(findings, texts, session)));
        Path page = output.resolve(REPORT).resolve(Report.PAGE);
        session.print(
            new DemoResult(
                new ComparisonResult(findings, page), keeper.answers, output.resolve(BUNDLE)));
      }
    } finally {
      folder.discard(); // nothing of a demonstration that was stopped can be gone on with
    }
    return ExitCode.DONE;
  }

  private static TaskData texts() throws IOException {
    Path folder = EmbeddedFolders.DATA.extract(DATA);
    return TaskData.of(
        read(folder, "train"), Optional.of(read(folder, "dev")), Optional.of(read(folder, "test")));
  }

  private static Dataset read(Path folder, String name) throws IOException {
    return DatasetReader.read(folder.resolve(name + ".tsv"), ReadOptions.DEFAULT);
  }

  private static Message introduction(TaskData texts) {
    return Message.of(
        DemoCommand.class,
        "demo.introduction",
        texts.labelling().labels().size(),
        texts.train().rows().size(),
        texts.test().orElseThrow().rows().size());
  }

  private static void fill(Path place, Keeper keeper, Report report) throws IOException {
    Files.move(keeper.bundle, place.resolve(BUNDLE));
    report.write(Files.createDirectory(place.resolve(REPORT)));
  }

  /** Keeps the model that was fine-tuned, and what it says of new texts. */
  private static final class Keeper implements ContestRun.Keeper {
    private final TrainingSetup setup;
    private final TrainingRun run;
    private final Path bundle;
    private final List<DemoResult.Answer> answers = new ArrayList<>();

    Keeper(TrainingSetup setup, Path bundle) {
      this.setup = setup;
      this.run = new TrainingRun(setup);
      this.bundle = bundle;
    }

    @Override
    public void see(Trial trial, Grafted grafted) throws IOException {
      if (trial.arm().strategy().equals(new FineTune().name())) {
        TextClassifier classifier = // closed by who trained it
            setup.grafting().classifier(grafted, setup.engine());
        try (BundleWriter writer = BundleWriter.open(bundle, true)) {
          run.write(grafted, trial.seconds(), run.measure(classifier), writer);
        }
        answers.addAll(DemoResult.answers(NEW_TEXTS, classifier));
      }
    }
  }
}
