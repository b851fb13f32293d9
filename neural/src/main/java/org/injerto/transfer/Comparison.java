package org.injerto.transfer;

import java.util.Arrays;
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
      double of(ClassificationReport report) {
        return report.confusion().accuracy();
      }
    },
    /** The mean of the F1 of every label. */
    MACRO_F1 {
      @Override
      double of(ClassificationReport report) {
        return report.averages().macro().f1();
      }
    };

    abstract double of(ClassificationReport report);
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

  /** Fine-tuning beside each of the others, or else the last strategy beside each of the others. */
  public List<Pair> pairs() {
    List<String> names = strategies();
    String fineTune = new TransferStrategy.FineTune().name();
    String second = names.contains(fineTune) ? fineTune : names.get(names.size() - 1);
    return names.stream()
        .filter(name -> !name.equals(second))
        .map(name -> new Pair(name, second))
        .toList();
  }

  /** All trials of a strategy on so many examples, one a seed. */
  public List<Trial> of(String strategy, int size) {
    return trials.stream()
        .filter(trial -> trial.arm().strategy().equals(strategy) && trial.arm().size() == size)
        .toList();
  }

  /** How good the predictions of a trial for the test set are. */
  public ClassificationReport report(Trial trial) {
    return report(trial, IntStream.range(0, gold.size()).toArray());
  }

  private ClassificationReport report(Trial trial, int[] rows) {
    int[] wanted = Arrays.stream(rows).map(gold::get).toArray();
    int[] predicted = Arrays.stream(rows).map(row -> trial.test().get(row).label()).toArray();
    return ClassificationReport.of(
        ConfusionMatrix.of(labels, wanted, predicted), ZeroDivision.ZERO);
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

  private RowMetric mean(Metric metric, String strategy, int size) {
    List<Trial> trials = of(strategy, size);
    return rows ->
        trials.stream().mapToDouble(trial -> metric.of(report(trial, rows))).average().orElse(0);
  }

  /**
   * Steps that a strategy needed, in the mean over the seeds, until its dev score was at least the
   * best one of another with the same seed; nothing if it did not get there with every seed.
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
        .filter(trial -> trial.arm().seed() == seed)
        .mapToDouble(Trial::bestDevScore)
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
