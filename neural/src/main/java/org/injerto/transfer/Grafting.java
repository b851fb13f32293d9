package org.injerto.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.injerto.architecture.ModelConfig;
import org.injerto.architecture.Trunk;
import org.injerto.bundle.BundleManifest;
import org.injerto.bundle.BundleWriter;
import org.injerto.data.Dataset;
import org.injerto.data.Example;
import org.injerto.model.Engine;
import org.injerto.model.NeuralTextClassifier;
import org.injerto.model.Parameters;
import org.injerto.model.PretrainedModel;
import org.injerto.pipeline.TextReader;
import org.injerto.pipeline.TextReader.Windows;
import org.injerto.provenance.RunProvenance;
import org.injerto.task.TextClassifier;
import org.injerto.training.EncodedTexts;
import org.injerto.training.Precision;
import org.injerto.training.PrecisionTrial;
import org.injerto.training.TrainingConfig;
import org.injerto.training.TrainingConfig.Execution;
import org.injerto.training.TrainingResult;
import org.injerto.training.WholeModelLearner;
import org.injerto.transfer.Labelling.LossConfig;
import org.injerto.transfer.TransferStrategy.Run;
import org.injerto.transfer.TransferStrategy.Task;

/**
 * The main job: a pre-trained model, labelled texts, and a classifier made of both.
 *
 * @param model what has been learned before
 * @param reader how texts are read
 * @param labelling what is learned about them
 * @param loss how a wrong prediction is counted
 */
public record Grafting(
    PretrainedModel model, TextReader reader, Labelling labelling, LossConfig loss) {
  /**
   * A classifier.
   *
   * @param config what the model is, with its labels
   * @param parameters its weights, to be closed by who has it
   * @param result how training went
   */
  public record Grafted(ModelConfig config, Parameters parameters, TrainingResult result) {}

  /**
   * The usual way: as much of a text as the model can read, and every example counts the same.
   *
   * @param train what will be learned
   * @throws org.injerto.text.InvalidInputException if there is nothing to tell apart, or the files
   *     of the model do not fit each other
   */
  public static Grafting of(PretrainedModel model, Dataset train) throws IOException {
    return new Grafting(model, model.reader(), Labelling.of(train), LossConfig.USUAL);
  }

  /** The examples as the model reads them; every window of a long text is an example. */
  public EncodedTexts encode(List<Example> examples) {
    List<int[]> pieces = new ArrayList<>();
    List<Example> targets = new ArrayList<>();
    for (Example example : examples) {
      Windows windows = reader.read(example.text());
      pieces.addAll(windows.windows());
      IntStream.range(0, windows.windows().size()).forEach(window -> targets.add(example));
    }
    return new EncodedTexts(pieces, labelling.targets(targets, loss));
  }

  /**
   * The precision to train the whole model with on this machine: see {@link PrecisionTrial}.
   *
   * @param config of the run; its precision is not looked at
   */
  public Precision fastestPrecision(EncodedTexts train, TrainingConfig config, Engine engine)
      throws IOException {
    Trunk trunk = model.config().trunk();
    try (Parameters parameters = model.scratch(labelling.logits(), 0);
        WholeModelLearner learner =
            new WholeModelLearner(trunk, parameters, train, Optional.empty(), config, engine)) {
      return PrecisionTrial.choose(learner, config.batches(), config.execution().threads(), engine);
    }
  }

  /**
   * Makes a classifier as {@link Recipe} says, in float32, on all threads of the engine.
   *
   * @param train what is learned
   * @param dev what the best weights are chosen by
   * @param seed of all that is random
   */
  public Grafted run(
      TransferStrategy strategy, Dataset train, Dataset dev, Engine engine, long seed)
      throws IOException {
    EncodedTexts learned = encode(train.examples());
    Recipe recipe = new Recipe(strategy, model.config().trunk(), learned.pieces().size());
    TrainingConfig config = recipe.config(new Execution(Precision.FLOAT32, engine.threads(), seed));
    return run(
        strategy, learned, Optional.of(encode(dev.examples())), Run.unwatched(engine, config));
  }

  /**
   * Makes a classifier, or as much of one as the run came to before it was stopped.
   *
   * @param train what is learned
   * @param dev what the best weights are chosen by
   */
  public Grafted run(
      TransferStrategy strategy, EncodedTexts train, Optional<EncodedTexts> dev, Run run)
      throws IOException {
    long seed = run.config().execution().seed();
    Parameters parameters = strategy.start(model, labelling.logits(), seed);
    TrainingResult result =
        strategy.train(model.config().trunk(), parameters, new Task(train, dev, run));
    ModelConfig config = model.config().withClassifier(labelling.labels(), labelling.type());
    return new Grafted(config, parameters, result);
  }

  /** The classifier, ready to answer; it owns the weights from now on. */
  public TextClassifier classifier(Grafted grafted, Engine engine) {
    return NeuralTextClassifier.of(grafted.config, grafted.parameters, reader, engine);
  }

  /**
   * Writes the bundle.
   *
   * @param metrics what was measured, by data set and name
   * @param options what the run was told, by name
   */
  public void write(
      Grafted grafted,
      Map<String, Map<String, Double>> metrics,
      Map<String, ?> options,
      RunProvenance provenance,
      BundleWriter writer)
      throws IOException {
    writer.finish(
        model.folder(),
        grafted.config,
        grafted.parameters.entries(),
        BundleManifest.classifier(reader.reading(), metrics, options, provenance));
  }
}
