package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.bundle.BundleManifest;
import org.injerto.bundle.BundleWriter;
import org.injerto.cli.Interruption.Listening;
import org.injerto.data.Dataset;
import org.injerto.model.Engine;
import org.injerto.model.NeuralTextClassifier;
import org.injerto.provenance.Machine;
import org.injerto.provenance.RunProvenance;
import org.injerto.provenance.RunProvenance.DataFile;
import org.injerto.text.Message;
import org.injerto.training.EncodedTexts;
import org.injerto.training.Precision;
import org.injerto.training.TrainingCheckpoint;
import org.injerto.training.TrainingConfig;
import org.injerto.training.TrainingConfig.Execution;
import org.injerto.transfer.Grafting;
import org.injerto.transfer.Grafting.Grafted;
import org.injerto.transfer.Recipe;
import org.injerto.transfer.TransferStrategy;
import org.injerto.transfer.TransferStrategy.Run;

/** One model trained on one set of texts, as the options of a person say. */
final class TrainingRun {
  private final TaskOptions.Opened opened;
  private final TaskData data;
  private final OptimizationOptions optimization;
  private final Engine engine;
  private final Session session;
  private final Instant started = Instant.now();

  TrainingRun(
      TaskOptions.Opened opened,
      TaskData data,
      OptimizationOptions optimization,
      Engine engine,
      Session session) {
    this.opened = opened;
    this.data = data;
    this.optimization = optimization;
    this.engine = engine;
    this.session = session;
  }

  /**
   * What came of it.
   *
   * @param grafted the model
   * @param classifier the same, ready to answer
   * @param config how it was trained
   * @param effort what it took
   */
  record Trained(
      Grafted grafted,
      NeuralTextClassifier classifier,
      TrainingConfig config,
      TrainingProgress.Effort effort)
      implements AutoCloseable {
    @Override
    public void close() {
      classifier.close();
    }
  }

  /** Trains until the end or until the person stops it; the state then lies in {@code state}. */
  Trained train(TransferStrategy strategy, Path state, int saveEvery) throws IOException {
    Grafting grafting = grafting();
    EncodedTexts train = grafting.encode(data.train().examples());
    Optional<EncodedTexts> dev = data.dev().map(dataset -> grafting.encode(dataset.examples()));
    TrainingConfig config = config(strategy, grafting, train, state);
    Message work = Message.of(TrainingRun.class, "train." + strategy.name());
    try (TrainingProgress progress = new TrainingProgress(session, work);
        Listening person = session.interruption().listen()) {
      Run run =
          new Run(
              engine,
              config,
              TrainingCheckpoint.in(state, config, saveEvery),
              progress,
              person::requested);
      Grafted grafted = grafting.run(strategy, train, dev, run);
      NeuralTextClassifier classifier =
          new NeuralTextClassifier(grafted.config(), grafted.parameters(), opened.reader(), engine);
      return new Trained(grafted, classifier, config, progress.effort());
    }
  }

  Grafting grafting() {
    return new Grafting(opened.model(), opened.reader(), data.labelling(), optimization.loss(data));
  }

  /** The configuration of a run that is gone on with is kept, precision included. */
  private TrainingConfig config(
      TransferStrategy strategy, Grafting grafting, EncodedTexts train, Path state)
      throws IOException {
    Optional<Precision> before =
        TrainingCheckpoint.config(state).map(saved -> saved.execution().precision());
    Recipe recipe =
        new Recipe(strategy, grafting.model().config().encoder(), train.pieces().size());
    TrainingConfig wide = config(recipe, Precision.FLOAT32);
    if (before.isEmpty() && optimization.precision().isEmpty()) {
      return config(recipe, grafting.fastestPrecision(train, wide, engine));
    }
    return config(recipe, before.or(optimization::precision).orElseThrow());
  }

  private TrainingConfig config(Recipe recipe, Precision precision) {
    return optimization.config(recipe, new Execution(precision, session.threads(), session.seed()));
  }

  /** How good the model is on texts that it has not learned from, set by set. */
  Map<String, EvaluationResult> measure(NeuralTextClassifier classifier) {
    Map<String, EvaluationResult> scores = new LinkedHashMap<>();
    data.measured()
        .forEach(
            (name, dataset) ->
                scores.put(
                    name,
                    Evaluations.of(
                        data.labelling(),
                        dataset.examples(),
                        classifier.classify(dataset.texts()))));
    return scores;
  }

  /** Writes the bundle. */
  void write(Trained trained, Map<String, EvaluationResult> scores, BundleWriter writer)
      throws IOException {
    Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
    scores.forEach((name, result) -> metrics.put(name, result.metrics()));
    writer.finish(
        opened.model().folder(),
        trained.grafted().config(),
        trained.grafted().parameters().entries(),
        BundleManifest.classifier(
            opened.reading(), metrics, session.configuration(), provenance(trained)));
  }

  private RunProvenance provenance(Trained trained) throws IOException {
    List<DataFile> files = new ArrayList<>();
    for (Dataset dataset : data.all().toList()) {
      files.addAll(DataFiles.of(dataset));
    }
    return new RunProvenance(
        Version.number(),
        started.toString(),
        trained.effort().seconds(),
        Machine.here(session.threads()),
        session.seed(),
        files);
  }
}
