package org.injerto.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.injerto.evaluation.significance.PairedBootstrap;
import org.injerto.transfer.Comparison;
import org.injerto.transfer.Comparison.Estimate;
import org.injerto.transfer.Comparison.Metric;
import org.injerto.transfer.Comparison.Pair;
import org.injerto.transfer.Trial;

/**
 * The numbers of a comparison, each computed once: thousands of resamples stand behind them.
 *
 * @param scores of every size and strategy, sizes first
 * @param differences of every size and pair, sizes first
 */
record Findings(Comparison comparison, List<Scores> scores, List<Difference> differences) {
  Findings {
    scores = List.copyOf(scores);
    differences = List.copyOf(differences);
  }

  static Findings of(Comparison comparison) {
    return new Findings(
        comparison,
        comparison.sizes().stream()
            .flatMap(size -> comparison.strategies().stream().map(s -> scores(comparison, s, size)))
            .toList(),
        comparison.sizes().stream()
            .flatMap(size -> comparison.pairs().stream().map(p -> difference(comparison, p, size)))
            .toList());
  }

  /**
   * A strategy that learned from so many examples.
   *
   * @param steps updates until the weights that were kept; like all else here, the mean of the
   *     seeds
   */
  record Scores(
      String strategy,
      int size,
      Estimate macroF1,
      Estimate accuracy,
      double steps,
      double seconds) {}

  private static Scores scores(Comparison comparison, String strategy, int size) {
    return new Scores(
        strategy,
        size,
        comparison.estimate(Metric.MACRO_F1, strategy, size),
        comparison.estimate(Metric.ACCURACY, strategy, size),
        mean(comparison.of(strategy, size), Trial::steps),
        mean(comparison.of(strategy, size), Trial::seconds));
  }

  private static double mean(List<Trial> trials, ToDoubleFunction<Trial> value) {
    return trials.stream().mapToDouble(value).average().orElse(0);
  }

  /**
   * The second strategy of a pair beside the first.
   *
   * @param macroF1 that of the second less that of the first
   * @param chance how often a difference at least as large comes about by chance
   * @param stepsToReach of the second, until the best dev score of the first
   */
  record Difference(
      Pair pair, int size, double macroF1, double chance, OptionalDouble stepsToReach) {
    private static final double SIGNIFICANT = 0.05;

    /** How the second strategy did. */
    enum Outcome {
      BETTER,
      WORSE,
      /** The difference may be chance. */
      OPEN
    }

    Outcome outcome() {
      if (chance >= SIGNIFICANT) {
        return Outcome.OPEN;
      }
      return macroF1 > 0 ? Outcome.BETTER : Outcome.WORSE;
    }
  }

  private static Difference difference(Comparison comparison, Pair pair, int size) {
    PairedBootstrap found =
        comparison.difference(Metric.MACRO_F1, pair.first(), pair.second(), size);
    return new Difference(
        pair,
        size,
        found.difference(),
        found.shiftedTwoSided(),
        comparison.stepsToReach(pair.second(), pair.first(), size));
  }

  /** Every strategy, learned from as many examples as any did. */
  List<Scores> largest() {
    int size = comparison.largestSize();
    return scores.stream().filter(each -> each.size() == size).toList();
  }

  /** A strategy, learned from as many examples as any did. */
  Scores largest(String strategy) {
    return largest().stream()
        .filter(each -> each.strategy().equals(strategy))
        .findFirst()
        .orElseThrow();
  }

  /** Every pair, learned from as many examples as any did. */
  List<Difference> largestDifferences() {
    int size = comparison.largestSize();
    return differences.stream().filter(each -> each.size() == size).toList();
  }

  /** The trials of the main strategy on as many examples as any had, one a seed. */
  List<Trial> mainTrials() {
    return comparison.of(comparison.main(), comparison.largestSize());
  }
}
