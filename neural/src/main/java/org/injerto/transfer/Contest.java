package org.injerto.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.injerto.baseline.TfidfClassifier;
import org.injerto.data.Example;
import org.injerto.evaluation.ScoreMatrix;
import org.injerto.model.Engine;
import org.injerto.task.Classification;
import org.injerto.task.TextClassifier;
import org.injerto.training.EncodedTexts;
import org.injerto.training.TrainingCheckpoint;
import org.injerto.training.TrainingConfig;
import org.injerto.training.TrainingListener;
import org.injerto.transfer.Grafting.Grafted;
import org.injerto.transfer.TransferStrategy.Run;
import org.injerto.transfer.Trial.Arm;
import org.injerto.transfer.Trial.Prediction;

/**
 * Lets strategies learn from the same examples, size by size and seed by seed, and asks all of them
 * about the same test set.
 */
public final class Contest {
  /** The name of the classical baseline, which has no Transformer. */
  public static final String BASELINE = "tfidf";

  private final Grafting grafting;
  private final Texts texts;
  private final Plan plan;
  private final Engine engine;
  private final Watch watch;

  public Contest(Grafting grafting, Texts texts, Plan plan, Engine engine, Watch watch) {
    this.grafting = grafting;
    this.texts = texts;
    this.plan = plan;
    this.engine = engine;
    this.watch = watch;
  }

  /**
   * Examples with one label each.
   *
   * @param dev what the best weights are chosen by
   * @param test what is asked at the end
   */
  public record Texts(List<Example> train, List<Example> dev, List<Example> test) {
    public Texts {
      train = List.copyOf(train);
      dev = List.copyOf(dev);
      test = List.copyOf(test);
    }
  }

  /**
   * What is tried.
   *
   * @param strategies in the order in which they are reported
   * @param baseline whether TF-IDF with logistic regression takes part
   * @param samples the examples that are learned from
   * @param configs how a strategy learns
   */
  public record Plan(
      List<TransferStrategy> strategies, boolean baseline, Samples samples, Configs configs) {
    public Plan {
      strategies = List.copyOf(strategies);
    }

    /** How many trials there are. */
    public int trials() {
      int contestants = strategies.size() + (baseline ? 1 : 0);
      return contestants * samples.sizes.size() * samples.seeds.size();
    }
  }

  /**
   * Which examples are learned from.
   *
   * @param sizes how many, each at most as many as there are
   * @param seeds of the samples and of all else that is random
   * @param sampling draws one
   */
  public record Samples(List<Integer> sizes, List<Long> seeds, Sampling sampling) {
    public Samples {
      sizes = List.copyOf(sizes);
      seeds = List.copyOf(seeds);
    }
  }

  /** Draws {@code size} of the examples. */
  @FunctionalInterface
  public interface Sampling {
    List<Example> sample(List<Example> examples, int size, long seed);
  }

  /** How a strategy learns from so many examples. */
  @FunctionalInterface
  public interface Configs {
    TrainingConfig of(TransferStrategy strategy, int examples, long seed);
  }

  /** Sees every trial. */
  public interface Watch {
    /** A trial is about to begin; what is returned watches its training. */
    TrainingListener began(Arm arm);

    /**
     * A trial is over.
     *
     * @param grafted the model, which is closed afterwards; none of the baseline
     */
    void ended(Trial trial, Optional<Grafted> grafted) throws IOException;

    /** Whether the person wants it to stop. */
    BooleanSupplier stop();
  }

  /**
   * Runs every trial.
   *
   * @return nothing if it was stopped
   */
  public Optional<Comparison> run() throws IOException {
    EncodedTexts dev = grafting.encode(texts.dev);
    List<Trial> trials = new ArrayList<>();
    for (int size : plan.samples.sizes) {
      for (long seed : plan.samples.seeds) {
        List<Example> train = plan.samples.sampling.sample(texts.train, size, seed);
        for (TransferStrategy strategy : plan.strategies) {
          Optional<Trial> trial = neural(strategy, train, seed, dev);
          if (trial.isEmpty()) {
            return Optional.empty();
          }
          trials.add(trial.get());
        }
        if (plan.baseline) {
          trials.add(baseline(train, seed));
        }
      }
    }
    List<Integer> gold = grafting.labelling().classes(texts.test);
    return Optional.of(new Comparison(grafting.labelling().labels(), gold, trials));
  }

  private Optional<Trial> neural(
      TransferStrategy strategy, List<Example> train, long seed, EncodedTexts dev)
      throws IOException {
    Arm arm = new Arm(strategy.name(), train.size(), seed);
    TrainingConfig config = plan.configs.of(strategy, train.size(), seed);
    TrainingListener listener = watch.began(arm);
    Run run = new Run(engine, config, TrainingCheckpoint.none(config), listener, watch.stop());
    long start = System.nanoTime();
    Grafted grafted = grafting.run(strategy, grafting.encode(train), Optional.of(dev), run);
    double seconds = (System.nanoTime() - start) / 1e9;
    try (TextClassifier classifier = grafting.classifier(grafted, engine)) {
      if (!grafted.result().complete()) {
        return Optional.empty();
      }
      Trial trial =
          new Trial(
              arm,
              grafted.result().state().scores(),
              grafted.result().chosenStep(),
              seconds,
              predictions(classifier.classify(testTexts())));
      watch.ended(trial, Optional.of(grafted));
      return Optional.of(trial);
    }
  }

  private List<Prediction> predictions(List<Classification> classified) {
    List<String> labels = grafting.labelling().labels();
    return classified.stream()
        .map(Classification.OneLabel.class::cast)
        .map(said -> new Prediction(labels.indexOf(said.label()), said.score()))
        .toList();
  }

  private Trial baseline(List<Example> train, long seed) throws IOException {
    Arm arm = new Arm(BASELINE, train.size(), seed);
    watch.began(arm);
    long start = System.nanoTime();
    int[] classes =
        grafting.labelling().classes(train).stream().mapToInt(Integer::intValue).toArray();
    TfidfClassifier classifier =
        TfidfClassifier.train(
            train.stream().map(Example::text).toList(), classes, grafting.labelling().logits());
    ScoreMatrix scores = classifier.probabilities(testTexts());
    List<Prediction> predictions = new ArrayList<>();
    for (int text = 0; text < scores.rows(); text++) {
      predictions.add(new Prediction(scores.best(text), scores.largest(text)));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Trial trial = new Trial(arm, List.of(), 0, seconds, predictions);
    watch.ended(trial, Optional.empty());
    return trial;
  }

  private List<String> testTexts() {
    return texts.test.stream().map(Example::text).toList();
  }
}
