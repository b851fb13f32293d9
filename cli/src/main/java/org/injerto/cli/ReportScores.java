package org.injerto.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.injerto.cli.Findings.Difference;
import org.injerto.cli.Findings.Scores;
import org.injerto.report.Block;
import org.injerto.report.KeyFigures;
import org.injerto.report.KeyFigures.KeyFigure;
import org.injerto.report.Table;
import org.injerto.report.Table.Alignment;
import org.injerto.report.Table.Column;
import org.injerto.report.Table.Row;

/** The scores of a report: a few to begin with, then all. */
record ReportScores(Findings findings, Wording wording) {
  List<Block> blocks() {
    return List.of(keyFigures(), table());
  }

  private KeyFigures keyFigures() {
    Scores main = findings.largest(findings.comparison().main());
    String name = wording.strategy(main.strategy());
    List<KeyFigure> figures = new ArrayList<>();
    figures.add(
        new KeyFigure(
            wording.say("figure.score", name),
            wording.percent(main.macroF1().mean()),
            wording.say("figure.interval", wording.percent(main.macroF1().interval()))));
    figures.add(
        new KeyFigure(
            wording.say("figure.accuracy", name),
            wording.percent(main.accuracy().mean()),
            wording.say("figure.interval", wording.percent(main.accuracy().interval()))));
    strongest().map(this::difference).ifPresent(figures::add);
    figures.add(texts());
    return new KeyFigures(figures);
  }

  /** The main strategy beside the best of the others. */
  private Optional<Difference> strongest() {
    return findings.largestDifferences().stream()
        .min(Comparator.comparing(Difference::macroF1)); // least ahead of, or furthest behind
  }

  private KeyFigure difference(Difference difference) {
    boolean open = difference.outcome() == Difference.Outcome.OPEN;
    return new KeyFigure(
        wording.say("figure.difference", wording.strategy(difference.pair().first())),
        wording.signedPoints(difference.macroF1()),
        wording.say(open ? "figure.open" : "figure.settled", wording.chance(difference.chance())));
  }

  /** How many texts, and what can be had without reading them. */
  private KeyFigure texts() {
    List<Integer> gold = findings.comparison().gold();
    long most =
        gold.stream()
            .collect(Collectors.groupingBy(label -> label, Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    return new KeyFigure(
        wording.say("figure.texts"),
        wording.count(gold.size()),
        wording.say(
            "figure.blind",
            wording.count(findings.comparison().labels().size()),
            wording.percent((double) most / gold.size())));
  }

  private Table table() {
    List<Column> columns =
        List.of(
            new Column(wording.say("report.strategy"), Alignment.TEXT),
            number("report.examples"),
            number("report.macro_f1"),
            number("report.interval"),
            number("report.accuracy"),
            number("report.steps"),
            number("report.seconds"));
    long seeds =
        findings.comparison().trials().stream().map(t -> t.arm().seed()).distinct().count();
    String texts = wording.count(findings.comparison().gold().size());
    String caption =
        seeds == 1
            ? wording.say("report.table.one", texts)
            : wording.say("report.table", texts, wording.count(seeds));
    return new Table(caption, columns, findings.scores().stream().map(this::row).toList());
  }

  private Column number(String key) {
    return new Column(wording.say(key), Alignment.NUMBER);
  }

  private Row row(Scores scores) {
    boolean trained = scores.steps() > 0;
    List<String> cells =
        List.of(
            wording.strategy(scores.strategy()),
            wording.count(scores.size()),
            wording.percent(scores.macroF1().mean()),
            wording.percent(scores.macroF1().interval()),
            wording.percent(scores.accuracy().mean()),
            trained ? wording.count(scores.steps()) : "–",
            wording.seconds(scores.seconds()));
    return new Row(cells, isBest(scores));
  }

  /** Whether no strategy did better with as many examples. */
  private boolean isBest(Scores scores) {
    return findings.scores().stream()
        .filter(other -> other.size() == scores.size())
        .noneMatch(other -> other.macroF1().mean() > scores.macroF1().mean());
  }
}
