package org.injerto.transfer;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.injerto.evaluation.ClassificationReport;
import org.injerto.evaluation.ConfusionMatrix;
import org.injerto.evaluation.ZeroDivision;
import org.injerto.evaluation.significance.Bootstrap;
import org.injerto.evaluation.significance.Interval;
import org.injerto.evaluation.significance.PairedBootstrap;
import org.injerto.evaluation.significance.RowMetric;
import org.injerto.transfer.Trial.Prediction;

/**
 * Several strategies on the same examples, sizes and seeds.
 *
 * @param labels by number
 * @param gold the number of the label of each text of the test set
 * @param trials every strategy, size and seed
 */
public record Comparison(List<String> labels, List<Integer> gold, List<Trial> trials) {
  private static final double CONFIDENCE = 0.95;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2_000, 1);

  public Comparison {
    labels = List.copyOf(labels);
    gold = List.copyOf(gold);
    trials = List.copyOf(trials);
  }

  /** What is counted on the test set. */
  public enum Metric {
    /** The share of texts whose label is right. */
    ACCURACY {
      @Override
      double of(ConfusionMatrix confusion) {
        return confusion.accuracy();
      }
    },
    /** The mean of the F1 of every label. */
    MACRO_F1 {
      @Override
      double of(ConfusionMatrix confusion) {
        return Comparison.report(confusion).averages().macro().f1();
      }
    };

    abstract double of(ConfusionMatrix confusion);
  }

  /**
   * A score on the test set.
   *
   * @param mean over the seeds
   * @param interval where 95 % of such means over other test sets of this size lie: a bootstrap
   *     over the texts
   */
  public record Estimate(double mean, Interval interval) {}

  /** The names of the strategies, in the order in which they were tried. */
  public List<String> strategies() {
    return trials.stream().map(trial -> trial.arm().strategy()).distinct().toList();
  }

  /** The numbers of examples, in the order in which they were tried. */
  public List<Integer> sizes() {
    return trials.stream().map(trial -> trial.arm().size()).distinct().toList();
  }

  /** The largest number of examples that was tried. */
  public int largestSize() {
    return sizes().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /**
   * Two strategies to be set beside each other.
   *
   * @param first what is usual
   * @param second what may be better
   */
  public record Pair(String first, String second) {}

  /** The {@link #main()} strategy beside each of the others. */
  public List<Pair> pairs() {
    String main = main();
    return strategies().stream()
        .filter(name -> !name.equals(main))
        .map(name -> new Pair(name, main))
        .toList();
  }

  /**
   * The strategy that the others are set beside: fine-tuning, or else the last one that has a
   * Transformer.
   */
  public String main() {
    String fineTune = new TransferStrategy.FineTune().name();
    List<String> names = strategies();
    return names.contains(fineTune)
        ? fineTune
        : names.stream()
            .filter(name -> !name.equals(Contest.BASELINE))
            .reduce((before, last) -> last)
            .orElse(Contest.BASELINE);
  }

  /** All trials of a strategy on so many examples, one a seed. */
  public List<Trial> of(String strategy, int size) {
    return trials.stream()
        .filter(trial -> trial.arm().strategy().equals(strategy) && trial.arm().size() == size)
        .toList();
  }

  /** How good the predictions of a trial for the test set are. */
  public ClassificationReport report(Trial trial) {
    return report(ConfusionMatrix.of(labels, numbers(gold), predicted(trial)));
  }

  private static ClassificationReport report(ConfusionMatrix confusion) {
    return ClassificationReport.of(confusion, ZeroDivision.ZERO);
  }

  private static int[] predicted(Trial trial) {
    return trial.test().stream().mapToInt(Prediction::label).toArray();
  }

  private static int[] numbers(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The score of a strategy that learned from so many examples. */
  public Estimate estimate(Metric metric, String strategy, int size) {
    RowMetric mean = mean(metric, strategy, size);
    return new Estimate(
        mean.of(IntStream.range(0, gold.size()).toArray()),
        BOOTSTRAP.of(gold.size(), mean).interval(CONFIDENCE));
  }

  /** How much better the second strategy is, with all its resamples. */
  public PairedBootstrap difference(Metric metric, String first, String second, int size) {
    return PairedBootstrap.of(
        BOOTSTRAP, gold.size(), mean(metric, first, size), mean(metric, second, size));
  }

  /** Unpacks gold and predictions once, since thousands of resamples are scored. */
  private RowMetric mean(Metric metric, String strategy, int size) {
    int[] wanted = numbers(gold);
    List<int[]> bySeed = of(strategy, size).stream().map(Comparison::predicted).toList();
    return rows ->
        bySeed.stream()
            .map(predicted -> ConfusionMatrix.ofRows(labels, wanted, predicted, rows))
            .mapToDouble(metric::of)
            .average()
            .orElse(0);
  }

  /**
   * Steps that a strategy needed, in the mean over the seeds, until its dev score was at least the
   * best one of another with the same seed; nothing if it did not get there with every seed, or the
   * other has no dev scores.
   */
  public OptionalDouble stepsToReach(String strategy, String other, int size) {
    List<Trial> others = of(other, size);
    List<OptionalLong> steps =
        of(strategy, size).stream()
            .map(trial -> trial.stepsTo(bestDevScore(others, trial.arm().seed())))
            .toList();
    return steps.stream().allMatch(OptionalLong::isPresent)
        ? steps.stream().mapToLong(OptionalLong::getAsLong).average()
        : OptionalDouble.empty();
  }

  private static double bestDevScore(List<Trial> trials, long seed) {
    return trials.stream()
        .filter(trial -> trial.arm().seed() == seed && !trial.curve().isEmpty())
        .mapToDouble(Trial::bestDevScore)
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
