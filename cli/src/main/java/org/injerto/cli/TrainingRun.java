package org.injerto.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.injerto.bundle.BundleWriter;
import org.injerto.cli.Interruption.Listening;
import org.injerto.data.Dataset;
import org.injerto.provenance.RunProvenance;
import org.injerto.provenance.RunProvenance.DataFile;
import org.injerto.task.TextClassifier;
import org.injerto.text.Message;
import org.injerto.training.EncodedTexts;
import org.injerto.training.Precision;
import org.injerto.training.TrainingCheckpoint;
import org.injerto.training.TrainingConfig;
import org.injerto.transfer.Grafting;
import org.injerto.transfer.Grafting.Grafted;
import org.injerto.transfer.TransferStrategy;
import org.injerto.transfer.TransferStrategy.Run;

/** One model trained on one set of texts, as the options of a person say. */
final class TrainingRun {
  private final TrainingSetup setup;
  private final TaskData data;
  private final Session session;
  private final Instant started = Instant.now();

  TrainingRun(TrainingSetup setup) {
    this.setup = setup;
    this.data = setup.data();
    this.session = setup.session();
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
      TextClassifier classifier,
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
    Grafting grafting = setup.grafting();
    EncodedTexts train = grafting.encode(data.train().examples());
    Optional<EncodedTexts> dev = data.dev().map(dataset -> grafting.encode(dataset.examples()));
    TrainingConfig config = config(strategy, train, state);
    Message work = Message.of(TrainingRun.class, "train." + strategy.name());
    try (TrainingProgress progress = new TrainingProgress(session, work);
        Listening person = session.interruption().listen()) {
      Run run =
          new Run(
              setup.engine(),
              config,
              TrainingCheckpoint.in(
                  state, config, RunOrigin.of(setup, session.configuration()), saveEvery),
              progress,
              person::requested);
      Grafted grafted = grafting.run(strategy, train, dev, run);
      TextClassifier classifier = grafting.classifier(grafted, setup.engine());
      return new Trained(grafted, classifier, config, progress.effort());
    }
  }

  /** The configuration; a run that is gone on with keeps its precision. */
  private TrainingConfig config(TransferStrategy strategy, EncodedTexts train, Path state)
      throws IOException {
    Optional<TrainingConfig> before = TrainingCheckpoint.config(state);
    Precision precision =
        before.isPresent()
            ? before.get().execution().precision()
            : setup.precision(strategy, train);
    return setup.config(strategy, train.pieces().size(), precision, session.seed());
  }

  /** How good the model is on texts that it has not learned from, set by set. */
  Map<String, EvaluationResult> measure(TextClassifier classifier) {
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
    write(trained.grafted(), trained.effort().seconds(), scores, writer);
  }

  /**
   * Writes the bundle of a model that was trained so.
   *
   * @param seconds that training took
   */
  void write(
      Grafted grafted, double seconds, Map<String, EvaluationResult> scores, BundleWriter writer)
      throws IOException {
    Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
    scores.forEach((name, result) -> metrics.put(name, result.metrics()));
    setup.grafting().write(grafted, metrics, session.configuration(), provenance(seconds), writer);
  }

  private RunProvenance provenance(double seconds) throws IOException {
    List<DataFile> files = new ArrayList<>();
    for (Dataset dataset : data.all().toList()) {
      files.addAll(DataFile.of(dataset.files()));
    }
    return RunProvenance.here(started, seconds, session.threads(), session.seed(), files);
  }
}
