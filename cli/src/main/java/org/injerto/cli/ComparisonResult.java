package org.injerto.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.cli.Findings.Difference;
import org.injerto.cli.Findings.Scores;
import org.injerto.cli.Table.Column;
import org.injerto.evaluation.significance.Interval;
import org.injerto.transfer.Comparison;
import org.injerto.transfer.Comparison.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison found.
 *
 * @param page the report
 */
record ComparisonResult(Findings findings, Path page) implements Result {
  @Override
  public Map<String, ?> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("task", Tasks.TEXT_CLASSIFICATION);
    fields.put("examples", findings.comparison().gold().size());
    fields.put("results", findings.scores().stream().map(this::fields).toList());
    fields.put("differences", findings.differences().stream().map(this::fields).toList());
    fields.put("report", page.toString());
    return fields;
  }

  private Map<String, Object> fields(Scores scores) {
    Comparison comparison = findings.comparison();
    List<Long> seeds =
        comparison.of(scores.strategy(), scores.size()).stream().map(t -> t.arm().seed()).toList();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("strategy", scores.strategy());
    fields.put("size", scores.size());
    fields.put("seeds", seeds);
    fields.put("accuracy", fields(scores.accuracy()));
    fields.put("macro_f1", fields(scores.macroF1()));
    fields.put("steps", scores.steps());
    fields.put("seconds", scores.seconds());
    return fields;
  }

  private Map<String, Object> fields(Estimate estimate) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("mean", estimate.mean());
    fields.put("interval", List.of(estimate.interval().low(), estimate.interval().high()));
    return fields;
  }

  private Map<String, @Nullable Object> fields(Difference difference) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("first", difference.pair().first());
    fields.put("second", difference.pair().second());
    fields.put("size", difference.size());
    fields.put("macro_f1", difference.macroF1());
    fields.put("p_value", difference.chance());
    fields.put(
        "steps_to_reach",
        difference.stepsToReach().isPresent() ? difference.stepsToReach().getAsDouble() : null);
    return fields;
  }

  @Override
  public String text(Locale language) {
    Wording wording = new Wording(language);
    StringBuilder text = new StringBuilder(table(wording).toString()).append('\n');
    new Conclusion(findings, wording).sentences().forEach(said -> text.append(said).append('\n'));
    return text.append(wording.say("compare.report", page)).append('\n').toString();
  }

  private Table table(Wording wording) {
    Table table =
        new Table(
            Column.number(wording.say("compare.size")),
            Column.text(wording.say("compare.strategy")),
            Column.number(wording.say("evaluation.macro_f1")),
            Column.number("95 %"),
            Column.number(wording.say("evaluation.accuracy")),
            Column.number(wording.say("compare.steps")),
            Column.number("s"));
    for (Scores scores : findings.scores()) {
      Interval interval = scores.macroF1().interval();
      table.row(
          String.valueOf(scores.size()),
          scores.strategy(),
          Numbers.written(scores.macroF1().mean()),
          Numbers.written(interval.low()) + " – " + Numbers.written(interval.high()),
          Numbers.written(scores.accuracy().mean()),
          String.valueOf(Math.round(scores.steps())),
          String.valueOf(Math.round(scores.seconds())));
    }
    return table;
  }
}
