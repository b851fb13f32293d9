package org.injerto.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.injerto.cli.Table.Column;
import org.injerto.evaluation.significance.PairedBootstrap;
import org.injerto.text.Message;
import org.injerto.transfer.Comparison;
import org.injerto.transfer.Comparison.Estimate;
import org.injerto.transfer.Comparison.Metric;
import org.injerto.transfer.Trial;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison found.
 *
 * @param page the report
 */
record ComparisonResult(Comparison comparison, Path page) implements Result {
  private static final double SIGNIFICANT = 0.05;

  @Override
  public Map<String, ?> fields() {
    List<Object> results = new ArrayList<>();
    for (int size : comparison.sizes()) {
      for (String strategy : comparison.strategies()) {
        results.add(arm(strategy, size));
      }
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("task", Tasks.TEXT_CLASSIFICATION);
    fields.put("examples", comparison.gold().size());
    fields.put("results", results);
    fields.put("differences", differences());
    fields.put("report", page.toString());
    return fields;
  }

  private Map<String, Object> arm(String strategy, int size) {
    Map<String, Object> arm = new LinkedHashMap<>();
    arm.put("strategy", strategy);
    arm.put("size", size);
    arm.put("seeds", comparison.of(strategy, size).stream().map(t -> t.arm().seed()).toList());
    arm.put("accuracy", estimate(Metric.ACCURACY, strategy, size));
    arm.put("macro_f1", estimate(Metric.MACRO_F1, strategy, size));
    arm.put("steps", mean(strategy, size, Trial::steps));
    arm.put("seconds", mean(strategy, size, Trial::seconds));
    return arm;
  }

  private Map<String, Object> estimate(Metric metric, String strategy, int size) {
    Estimate estimate = comparison.estimate(metric, strategy, size);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("mean", estimate.mean());
    fields.put("interval", List.of(estimate.interval().low(), estimate.interval().high()));
    return fields;
  }

  private double mean(String strategy, int size, ToDoubleFunction<Trial> value) {
    return comparison.of(strategy, size).stream().mapToDouble(value).average().orElse(0);
  }

  private List<Object> differences() {
    List<Object> differences = new ArrayList<>();
    for (int size : comparison.sizes()) {
      for (Comparison.Pair pair : comparison.pairs()) {
        PairedBootstrap difference =
            comparison.difference(Metric.MACRO_F1, pair.first(), pair.second(), size);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("first", pair.first());
        fields.put("second", pair.second());
        fields.put("size", size);
        fields.put("macro_f1", difference.difference());
        fields.put("p_value", difference.shiftedTwoSided());
        OptionalDouble steps = comparison.stepsToReach(pair.second(), pair.first(), size);
        fields.put("steps_to_reach", steps.isPresent() ? steps.getAsDouble() : null);
        differences.add(fields);
      }
    }
    return differences;
  }

  @Override
  public String text(Locale language) {
    StringBuilder text = new StringBuilder(table(language).toString()).append('\n');
    int size = comparison.largestSize();
    for (Comparison.Pair pair : comparison.pairs()) {
      text.append(sentence(pair, size).in(language)).append('\n');
    }
    return text.append(Message.of(ComparisonResult.class, "compare.report", page).in(language))
        .append('\n')
        .toString();
  }

  private Table table(Locale language) {
    Table table =
        new Table(
            Column.number(word("compare.size", language)),
            Column.text(word("compare.strategy", language)),
            Column.number(word("evaluation.macro_f1", language)),
            Column.number("95 %"),
            Column.number(word("evaluation.accuracy", language)),
            Column.number(word("compare.steps", language)),
            Column.number("s"));
    for (int size : comparison.sizes()) {
      for (String strategy : comparison.strategies()) {
        Estimate score = comparison.estimate(Metric.MACRO_F1, strategy, size);
        table.row(
            String.valueOf(size),
            strategy,
            Numbers.written(score.mean()),
            Numbers.written(score.interval().low())
                + " – "
                + Numbers.written(score.interval().high()),
            Numbers.written(comparison.estimate(Metric.ACCURACY, strategy, size).mean()),
            String.valueOf(Math.round(mean(strategy, size, Trial::steps))),
            String.valueOf(Math.round(mean(strategy, size, Trial::seconds))));
      }
    }
    return table;
  }

  /** What the difference of two strategies is worth: computed, whatever comes out. */
  private Message sentence(Comparison.Pair pair, int size) {
    PairedBootstrap difference =
        comparison.difference(Metric.MACRO_F1, pair.first(), pair.second(), size);
    double points = 100 * difference.difference();
    double chance = difference.shiftedTwoSided();
    String key =
        chance >= SIGNIFICANT ? "compare.equal" : points > 0 ? "compare.better" : "compare.worse";
    return Message.of(
        ComparisonResult.class,
        key,
        pair.second(),
        pair.first(),
        String.format(Locale.ROOT, "%.1f", Math.abs(points)),
        String.format(Locale.ROOT, "%.3f", chance),
        steps(pair, size));
  }

  private String steps(Comparison.Pair pair, int size) {
    OptionalDouble steps = comparison.stepsToReach(pair.second(), pair.first(), size);
    return steps.isPresent() ? String.valueOf(Math.round(steps.getAsDouble())) : "–";
  }

  private static String word(String key, Locale language) {
    return Message.of(ComparisonResult.class, key).in(language);
  }
}
