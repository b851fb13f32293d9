package org.injerto.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.injerto.evaluation.ClassificationReport;
import org.injerto.report.Axis;
import org.injerto.report.Bar;
import org.injerto.report.BarChart;
import org.injerto.report.Block;
import org.injerto.report.Figure;
import org.injerto.report.HeatMap;

/** Which labels the main strategy takes for which, and which it finds. */
final class ReportErrors {
  private static final int FEW_LABELS = 2;

  private final Wording wording;
  private final List<String> labels;
  private final List<ClassificationReport> seeds;

  ReportErrors(Findings findings, Wording wording) {
    this.wording = wording;
    this.labels = findings.comparison().labels();
    this.seeds = findings.mainTrials().stream().map(findings.comparison()::report).toList();
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>(List.of(confusion()));
    if (labels.size() > FEW_LABELS) {
      blocks.add(byLabel());
    }
    return blocks;
  }

  private Figure confusion() {
    String note =
        seeds.size() > 1
            ? wording.say("report.confusion.sum", wording.count(seeds.size()))
            : wording.say("report.confusion.one");
    return new Figure(
        wording.say("report.confusion"),
        note,
        new HeatMap(
            wording.say("report.right"), wording.say("report.predicted"), labels, counts()));
  }

  private List<List<Integer>> counts() {
    return IntStream.range(0, labels.size())
        .mapToObj(
            gold ->
                IntStream.range(0, labels.size())
                    .mapToObj(predicted -> count(gold, predicted))
                    .toList())
        .toList();
  }

  private int count(int gold, int predicted) {
    return seeds.stream().mapToInt(seed -> seed.confusion().count(gold, predicted)).sum();
  }

  private Figure byLabel() {
    List<Bar> bars =
        IntStream.range(0, labels.size())
            .mapToObj(label -> Bar.of(labels.get(label), f1(label)))
            .toList();
    return new Figure(
        wording.say("report.by.label"),
        seeds.size() > 1 ? wording.say("report.by.label.note") : "",
        new BarChart(wording.say("report.label"), Axis.percent("F1"), bars));
  }

  private double f1(int label) {
    return seeds.stream()
        .mapToDouble(seed -> seed.labels().get(label).scores().f1())
        .average()
        .orElse(Double.NaN);
  }
}
