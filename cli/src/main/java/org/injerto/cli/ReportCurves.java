package org.injerto.cli;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.injerto.cli.Findings.Scores;
import org.injerto.report.Axis;
import org.injerto.report.Block;
import org.injerto.report.Estimate;
import org.injerto.report.Figure;
import org.injerto.report.LineChart;
import org.injerto.report.LineChart.Spread;
import org.injerto.report.Point;
import org.injerto.report.Series;
import org.injerto.training.TrainingState.Evaluated;
import org.injerto.transfer.Comparison;
import org.injerto.transfer.Trial;

/** What the strategies made of time and of examples: the curves of a report. */
record ReportCurves(Findings findings, Wording wording) {
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<Series> steps = bySteps();
    if (!steps.isEmpty()) {
      blocks.add(stepsFigure(steps));
    }
    if (findings.comparison().sizes().size() > 1) {
      blocks.add(sizesFigure());
    }
    return blocks;
  }

  private Figure stepsFigure(List<Series> series) {
    Comparison comparison = findings.comparison();
    return new Figure(
        wording.say("report.by.steps", wording.count(comparison.largestSize())),
        findings.mainTrials().size() > 1 ? wording.say("report.by.steps.note") : "",
        new LineChart(
            Axis.linear(wording.say("report.steps.axis")),
            Axis.percent(wording.say("report.dev.axis")),
            series,
            Spread.BAND));
  }

  /** A line for each strategy that learns step by step. */
  private List<Series> bySteps() {
    Comparison comparison = findings.comparison();
    return comparison.strategies().stream()
        .map(name -> curve(name, comparison.of(name, comparison.largestSize())))
        .filter(series -> !series.points().isEmpty())
        .toList();
  }

  /** The mean of the seeds that came to a step, and from the worst to the best of them. */
  private Series curve(String strategy, List<Trial> seeds) {
    SortedMap<Long, DoubleSummaryStatistics> byStep = new TreeMap<>();
    for (Trial trial : seeds) {
      for (Evaluated evaluated : trial.curve()) {
        byStep
            .computeIfAbsent(evaluated.step(), step -> new DoubleSummaryStatistics())
            .accept(evaluated.quality().score());
      }
    }
    List<Point> points = new ArrayList<>();
    byStep.forEach((step, scores) -> points.add(new Point(step, spread(scores))));
    return new Series(wording.strategy(strategy), points);
  }

  private static Estimate spread(DoubleSummaryStatistics scores) {
    return scores.getCount() == 1
        ? Estimate.of(scores.getAverage())
        : within(scores.getAverage(), scores.getMin(), scores.getMax());
  }

  private Figure sizesFigure() {
    List<Series> series =
        findings.comparison().strategies().stream().map(this::byExamples).toList();
    return new Figure(
        wording.say("report.by.examples"),
        wording.say("report.by.examples.note"),
        new LineChart(
            Axis.logarithmic(wording.say("report.examples.axis")),
            Axis.percent(wording.say("report.test.axis")),
            series,
            Spread.WHISKERS));
  }

  private Series byExamples(String strategy) {
    List<Point> points =
        findings.scores().stream()
            .filter(scores -> scores.strategy().equals(strategy))
            .sorted((a, b) -> Integer.compare(a.size(), b.size()))
            .map(scores -> new Point(scores.size(), interval(scores)))
            .toList();
    return new Series(wording.strategy(strategy), points);
  }

  private static Estimate interval(Scores scores) {
    double mean = scores.macroF1().mean();
    return within(mean, scores.macroF1().interval().low(), scores.macroF1().interval().high());
  }

  /**
   * A value within its bounds, moved where they leave it out: a mean by rounding, a bootstrap of
   * very few texts by its bias.
   */
  private static Estimate within(double value, double low, double high) {
    return new Estimate(value, Math.min(low, value), Math.max(high, value));
  }
}
