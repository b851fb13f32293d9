package org.injerto.transfer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.injerto.architecture.Trunk;
import org.injerto.model.Engine;
import org.injerto.model.Parameters;
import org.injerto.model.PretrainedModel;
import org.injerto.model.SequenceClassifier;
import org.injerto.training.EncodedTexts;
import org.injerto.training.HeadLearner;
import org.injerto.training.HeadLearner.Features;
import org.injerto.training.Trainer;
import org.injerto.training.TrainingCheckpoint;
import org.injerto.training.TrainingConfig;
import org.injerto.training.TrainingListener;
import org.injerto.training.TrainingResult;
import org.injerto.training.WholeModelLearner;

/** How much of what a model has learned before is used for a new task. */
public sealed interface TransferStrategy {
  /** Every strategy. */
  List<TransferStrategy> ALL = List.of(new Scratch(), new Frozen(), new FineTune());

  /** The name that a person calls it by. */
  String name();

  /**
   * The parameters before training.
   *
   * @param seed of all that starts fresh
   */
  Parameters start(PretrainedModel model, int labels, long seed) throws IOException;

  /** Trains {@code parameters}, which are those of {@link #start}. */
  TrainingResult train(Trunk model, Parameters parameters, Task task) throws IOException;

  /**
   * What is to be learned, and how.
   *
   * @param train what is learned
   * @param dev what the model is scored on meanwhile
   * @param run how it goes about it
   */
  record Task(EncodedTexts train, Optional<EncodedTexts> dev, Run run) {}

  /**
   * How a run goes about it.
   *
   * @param checkpoint where it keeps what it needs to go on
   * @param stop asked after every update
   */
  record Run(
      Engine engine,
      TrainingConfig config,
      TrainingCheckpoint checkpoint,
      TrainingListener listener,
      BooleanSupplier stop) {
    /** A run to its end that nobody watches and that keeps nothing on disk. */
    public static Run unwatched(Engine engine, TrainingConfig config) {
      return new Run(
          engine, config, TrainingCheckpoint.none(config), TrainingListener.SILENT, () -> false);
    }
  }

  /** The same architecture with random weights: what the examples alone can teach. */
  record Scratch() implements TransferStrategy {
    @Override
    public String name() {
      return "scratch";
    }

    @Override
    public Parameters start(PretrainedModel model, int labels, long seed) {
      return model.scratch(labels, seed);
    }

    @Override
    public TrainingResult train(Trunk model, Parameters parameters, Task task) throws IOException {
      return trainAll(model, parameters, task);
    }
  }

  /** The trunk and a new head learn together (Devlin et al. 2019, section 3.2). */
  record FineTune() implements TransferStrategy {
    @Override
    public String name() {
      return "finetune";
    }

    @Override
    public Parameters start(PretrainedModel model, int labels, long seed) throws IOException {
      return model.graft(labels, seed);
    }

    @Override
    public TrainingResult train(Trunk model, Parameters parameters, Task task) throws IOException {
      return trainAll(model, parameters, task);
    }
  }

  /** A new head learns on what the trunk makes of the texts; the trunk stays as it is. */
  record Frozen() implements TransferStrategy {
    @Override
    public String name() {
      return "frozen";
    }

    @Override
    public Parameters start(PretrainedModel model, int labels, long seed) throws IOException {
      return model.graft(labels, seed);
    }

    @Override
    public TrainingResult train(Trunk model, Parameters parameters, Task task) throws IOException {
      Run run = task.run;
      SequenceClassifier classifier = SequenceClassifier.of(model, parameters);
      Set<String> still = model.trunk().keySet();
      HeadLearner learner =
          new HeadLearner(
              model.classifier(),
              parameters.only(name -> !still.contains(name)),
              features(classifier, task.train, run.engine),
              task.dev.map(dev -> features(classifier, dev, run.engine)));
      return new Trainer(run.engine, learner, run.config, run.listener)
          .run(run.checkpoint, run.stop);
    }

    private static Features features(
        SequenceClassifier classifier, EncodedTexts texts, Engine engine) {
      return new Features(classifier.states(texts.pieces(), engine), texts);
    }
  }

  private static TrainingResult trainAll(Trunk model, Parameters parameters, Task task)
      throws IOException {
    Run run = task.run;
    try (WholeModelLearner learner =
        new WholeModelLearner(model, parameters, task.train, task.dev, run.config, run.engine)) {
      TrainingResult result =
          new Trainer(run.engine, learner, run.config, run.listener).run(run.checkpoint, run.stop);
      learner.complete(result.chosenStep());
      return result;
    }
  }
}
