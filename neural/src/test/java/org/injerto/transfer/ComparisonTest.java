package org.injerto.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.injerto.evaluation.significance.Bootstrap;
import org.injerto.evaluation.significance.Interval;
import org.injerto.evaluation.significance.PairedBootstrap;
import org.injerto.evaluation.significance.RowMetric;
import org.injerto.training.Learner.Quality;
import org.injerto.training.TrainingState.Evaluated;
import org.injerto.transfer.Comparison.Estimate;
import org.injerto.transfer.Comparison.Metric;
import org.injerto.transfer.Comparison.Pair;
import org.injerto.transfer.Trial.Arm;
import org.injerto.transfer.Trial.Prediction;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final List<String> LABELS = List.of("a", "b", "c");
  private static final int TEXTS = 40;

  @Test
  void aScoreIsTheMeanOverSeedsAndItsIntervalThatOfTheMeansOfResamples() {
    Comparison comparison = random(new SplittableRandom(11));
    RowMetric slow = rows -> slowMacroF1(comparison, "finetune", rows);

    Estimate estimate = comparison.estimate(Metric.MACRO_F1, "finetune", 100);

    assertEquals(slow.of(all()), estimate.mean(), 1e-12);
    Interval interval = new Bootstrap(2_000, 1).of(TEXTS, slow).interval(0.95);
    assertEquals(interval.low(), estimate.interval().low(), 1e-12);
    assertEquals(interval.high(), estimate.interval().high(), 1e-12);
    assertTrue(interval.low() < estimate.mean() && estimate.mean() < interval.high());
  }

  @Test
  void aDifferenceIsThatOfTheSecondLessTheFirstOnTheSameResamples() {
    Comparison comparison = random(new SplittableRandom(12));

    PairedBootstrap found = comparison.difference(Metric.MACRO_F1, "scratch", "finetune", 100);

    PairedBootstrap slow =
        PairedBootstrap.of(
            new Bootstrap(2_000, 1),
            TEXTS,
            rows -> slowMacroF1(comparison, "scratch", rows),
            rows -> slowMacroF1(comparison, "finetune", rows));
    assertEquals(slow.difference(), found.difference(), 1e-12);
    assertEquals(slow.shiftedTwoSided(), found.shiftedTwoSided(), 1e-3);
  }

  @Test
  void accuracyIsTheShareOfTextsThatAreRight() {
    Comparison comparison =
        new Comparison(
            LABELS,
            List.of(0, 1, 2, 0),
            List.of(trial("finetune", 1, List.of(0, 1, 2, 1)), trial("finetune", 2, gold(4))));

    double first = 3 / 4.0;
    double second = 2 / 4.0; // 0 1 2 0 beside 0 0 0 0
    assertEquals(
        (first + second) / 2, comparison.estimate(Metric.ACCURACY, "finetune", 100).mean(), 1e-12);
  }

  @Test
  void theOthersAreSetBesideFineTuningOrElseTheLastTransformer() {
    assertEquals(
        List.of(new Pair("scratch", "finetune"), new Pair("tfidf", "finetune")),
        of("scratch", "finetune", "tfidf").pairs());
    assertEquals(
        List.of(new Pair("scratch", "frozen"), new Pair("tfidf", "frozen")),
        of("scratch", "frozen", "tfidf").pairs());
    assertEquals(List.of(), of("tfidf").pairs());
  }

  @Test
  void stepsAreCountedUntilTheBestScoreOfTheOtherWithTheSameSeed() {
    Comparison comparison =
        compared(
            curve("scratch", 1, 0.3, 0.5, 0.4),
            curve("scratch", 2, 0.2, 0.1, 0.1),
            curve("finetune", 1, 0.4, 0.45, 0.5),
            curve("finetune", 2, 0.2, 0.6, 0.6));

    assertEquals(OptionalDouble.of((30 + 10) / 2.0), steps(comparison, "scratch"));
  }

  @Test
  void noStepsLeadToAScoreThatWasNotReachedWithEverySeedOrThatIsNotThere() {
    Comparison comparison =
        compared(
            curve("scratch", 1, 0.3, 0.5, 0.4),
            curve("scratch", 2, 0.9, 0.1, 0.1),
            curve("finetune", 1, 0.4, 0.6, 0.5),
            curve("finetune", 2, 0.2, 0.6, 0.6),
            trial("tfidf", 1, gold(4)),
            trial("tfidf", 2, gold(4)));

    assertEquals(OptionalDouble.empty(), steps(comparison, "scratch"));
    assertEquals(OptionalDouble.empty(), steps(comparison, "tfidf"));
  }

  private static OptionalDouble steps(Comparison comparison, String other) {
    return comparison.stepsToReach("finetune", other, 100);
  }

  private static Comparison of(String... strategies) {
    return compared(
        Stream.of(strategies).map(name -> trial(name, 1, gold(4))).toArray(Trial[]::new));
  }

  private static Comparison compared(Trial... trials) {
    return new Comparison(LABELS, gold(4), List.of(trials));
  }

  private static List<Integer> gold(int texts) {
    return IntStream.range(0, texts).mapToObj(text -> 0).toList();
  }

  private static Trial trial(String strategy, long seed, List<Integer> predicted) {
    List<Prediction> test = predicted.stream().map(label -> new Prediction(label, 0.5)).toList();
    return new Trial(new Arm(strategy, 100, seed), List.of(), 0, 1, test);
  }

  /** A trial that was scored every ten steps. */
  private static Trial curve(String strategy, long seed, double... scores) {
    List<Evaluated> curve =
        IntStream.range(0, scores.length)
            .mapToObj(i -> new Evaluated(10L * (i + 1), new Quality(scores[i], 1)))
            .toList();
    Trial trial = trial(strategy, seed, gold(4));
    return new Trial(trial.arm(), curve, 10, 1, trial.test());
  }

  /** Two strategies, three seeds, predictions that are right more often than not. */
  private static Comparison random(SplittableRandom random) {
    List<Integer> gold = IntStream.range(0, TEXTS).mapToObj(i -> random.nextInt(3)).toList();
    List<Trial> trials = new ArrayList<>();
    for (String strategy : List.of("scratch", "finetune")) {
      for (long seed = 1; seed <= 3; seed++) {
        List<Integer> predicted =
            gold.stream().map(g -> random.nextBoolean() ? g : random.nextInt(3)).toList();
        trials.add(trial(strategy, seed, predicted));
      }
    }
    return new Comparison(LABELS, gold, trials);
  }

  private static int[] all() {
    return IntStream.range(0, TEXTS).toArray();
  }

  private static double slowMacroF1(Comparison comparison, String strategy, int[] rows) {
    return comparison.of(strategy, 100).stream()
        .mapToDouble(
            trial ->
                IntStream.range(0, LABELS.size())
                    .mapToDouble(label -> slowF1(comparison, trial, label, rows))
                    .sum())
        .map(sum -> sum / LABELS.size())
        .average()
        .orElseThrow();
  }

  private static double slowF1(Comparison comparison, Trial trial, int label, int[] rows) {
    double both = 0;
    double either = 0;
    for (int row : rows) {
      boolean right = comparison.gold().get(row) == label;
      boolean said = trial.test().get(row).label() == label;
      both += right && said ? 1 : 0;
      either += (right ? 1 : 0) + (said ? 1 : 0);
    }
    return either == 0 ? 0 : 2 * both / either;
  }
}
