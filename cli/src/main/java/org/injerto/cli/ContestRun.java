package org.injerto.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.injerto.cli.Interruption.Listening;
import org.injerto.data.StratifiedSamples;
import org.injerto.text.Message;
import org.injerto.training.Precision;
import org.injerto.training.TrainingListener;
import org.injerto.transfer.Comparison;
import org.injerto.transfer.Contest;
import org.injerto.transfer.Contest.Plan;
import org.injerto.transfer.Contest.Samples;
import org.injerto.transfer.Contest.Texts;
import org.injerto.transfer.Grafting.Grafted;
import org.injerto.transfer.TransferStrategy.FineTune;
import org.injerto.transfer.Trial;
import org.jspecify.annotations.Nullable;

/** Several strategies on the same texts, as the options of a person say. */
final class ContestRun {
  private final TrainingSetup setup;
  private final ContestOptions options;

  ContestRun(TrainingSetup setup, ContestOptions options) {
    this.setup = setup;
    this.options = options;
  }

  /** Sees every model before it is forgotten. */
  @FunctionalInterface
  interface Keeper {
    Keeper NOTHING = (trial, grafted) -> {};

    void see(Trial trial, Grafted grafted) throws IOException;
  }

  /** Runs every trial; the data must have a dev and a test set of one label a text. */
  Comparison run(Keeper keeper) throws IOException, InterruptedRunException {
    Texts texts =
        new Texts(
            setup.data().train().examples(),
            setup.data().dev().orElseThrow().examples(),
            setup.data().test().orElseThrow().examples());
    Plan plan = plan(texts);
    try (Listening person = setup.session().interruption().listen();
        Watch watch = new Watch(setup.session(), plan.trials(), keeper, person)) {
      return new Contest(setup.grafting(), texts, plan, setup.engine(), watch)
          .run()
          .orElseThrow(
              () ->
                  new InterruptedRunException(
                      Message.of(ContestRun.class, "compare.stopped", watch.ended)));
    }
  }

  private Plan plan(Texts texts) throws IOException {
    Precision precision = setup.precision(new FineTune(), setup.grafting().encode(texts.train()));
    Samples samples =
        new Samples(
            options.sizes(texts.train().size()), options.seeds(), StratifiedSamples::sample);
    return new Plan(
        options.strategies(),
        options.baseline(),
        samples,
        (strategy, examples, seed) -> setup.config(strategy, examples, precision, seed));
  }

  /** Shows the person one bar a trial. */
  private static final class Watch implements Contest.Watch, AutoCloseable {
    private final Session session;
    private final int trials;
    private final Keeper keeper;
    private final Listening person;
    private @Nullable TrainingProgress progress;
    private int ended;

    Watch(Session session, int trials, Keeper keeper, Listening person) {
      this.session = session;
      this.trials = trials;
      this.keeper = keeper;
      this.person = person;
    }

    @Override
    public TrainingListener began(Trial.Arm arm) {
      Message work =
          Message.of(
              ContestRun.class,
              "compare.trial",
              arm.strategy(),
              arm.size(),
              arm.seed(),
              ended + 1,
              trials);
      TrainingProgress began = new TrainingProgress(session, work);
      progress = began;
      return began;
    }

    @Override
    public void ended(Trial trial, Optional<Grafted> grafted) throws IOException {
      close();
      ended++;
      if (grafted.isPresent()) {
        keeper.see(trial, grafted.get());
      }
    }

    @Override
    public BooleanSupplier stop() {
      return person::requested;
    }

    @Override
    public void close() {
      if (progress != null) {
        progress.close();
      }
    }
  }
}
