package org.injerto.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.injerto.cli.Table.Column;
import org.injerto.evaluation.ClassificationReport;
import org.injerto.evaluation.ConfusionMatrix;
import org.injerto.evaluation.LabelScores;
import org.injerto.evaluation.MultiLabelReport;
import org.injerto.evaluation.RegressionReport;
import org.injerto.evaluation.SingleLabelScores;
import org.injerto.evaluation.significance.Interval;
import org.injerto.text.Message;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a classifier on labelled texts.
 *
 * @param examples how many texts there were
 * @param headline the scores that a bundle keeps, by their names in the JSON object
 * @param labels the scores of each label; none for a number
 * @param more what only programs are told
 */
record EvaluationResult(
    int examples,
    Map<String, Score> headline,
    List<LabelScores> labels,
    Map<String, @Nullable Object> more)
    implements Result {
  EvaluationResult {
    headline = Collections.unmodifiableMap(new LinkedHashMap<>(headline));
    labels = List.copyOf(labels);
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /** A score, and where it would lie on other texts of the kind, if that is known. */
  record Score(double value, @Nullable Interval interval) {
    static Score of(double value) {
      return new Score(value, null);
    }
  }

  /** One label a text. */
  static EvaluationResult of(SingleLabelScores scores) {
    ClassificationReport report = scores.report();
    ConfusionMatrix confusion = report.confusion();
    Map<String, Score> headline = new LinkedHashMap<>();
    headline.put("accuracy", new Score(confusion.accuracy(), scores.intervals().accuracy()));
    headline.put(
        "macro_f1", new Score(report.averages().macro().f1(), scores.intervals().macroF1()));
    headline.put("loss", Score.of(scores.probabilities().logLoss()));
    headline.put("calibration_error", Score.of(scores.probabilities().calibrationError()));
    Map<String, @Nullable Object> more = new LinkedHashMap<>();
    more.put("micro_f1", report.averages().micro().f1());
    more.put("weighted_f1", report.averages().weighted().f1());
    more.put("balanced_accuracy", Numbers.json(confusion.balancedAccuracy()));
    more.put("matthews_correlation", confusion.matthewsCorrelation());
    more.put("roc_auc", Numbers.json(scores.probabilities().rocArea()));
    more.put("labels", confusion.labels());
    more.put("confusion_matrix", rows(confusion));
    return new EvaluationResult(confusion.total(), headline, report.labels(), more);
  }

  /** A row for each right label, a column for each predicted one. */
  private static List<List<Integer>> rows(ConfusionMatrix matrix) {
    return IntStream.range(0, matrix.size())
        .mapToObj(
            gold ->
                IntStream.range(0, matrix.size())
                    .mapToObj(predicted -> matrix.count(gold, predicted))
                    .toList())
        .toList();
  }

  /** Any number of labels a text. */
  static EvaluationResult of(MultiLabelReport report, int examples) {
    Map<String, Score> headline = new LinkedHashMap<>();
    headline.put("micro_f1", Score.of(report.averages().micro().f1()));
    headline.put("macro_f1", Score.of(report.averages().macro().f1()));
    headline.put("subset_accuracy", Score.of(report.subsetAccuracy()));
    headline.put("hamming_loss", Score.of(report.hammingLoss()));
    headline.put("jaccard", Score.of(report.jaccard()));
    return new EvaluationResult(examples, headline, report.labels(), Map.of());
  }

  /** A number for each text. */
  static EvaluationResult of(RegressionReport report, int examples) {
    Map<String, Score> headline = new LinkedHashMap<>();
    headline.put("pearson", Score.of(report.pearson().coefficient()));
    headline.put("spearman", Score.of(report.spearman().coefficient()));
    headline.put("mean_absolute_error", Score.of(report.meanAbsoluteError()));
    headline.put("root_mean_squared_error", Score.of(report.rootMeanSquaredError()));
    headline.put("r2", Score.of(report.determination()));
    return new EvaluationResult(examples, headline, List.of(), Map.of());
  }

  /** A score of the headline, which it must have. */
  double score(String name) {
    return Objects.requireNonNull(headline.get(name), name).value;
  }

  /** The headline as plain numbers, without what is undefined. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    headline.forEach((name, score) -> metrics.put(name, score.value));
    metrics.values().removeIf(value -> !Double.isFinite(value));
    return metrics;
  }

  @Override
  public Map<String, ?> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("task", Tasks.TEXT_CLASSIFICATION);
    fields.put("examples", examples);
    headline.forEach((name, score) -> fields.put(name, Numbers.json(score.value)));
    fields.put("intervals", intervals());
    fields.put("per_class", perClass());
    fields.putAll(more);
    return fields;
  }

  private Map<String, Object> intervals() {
    Map<String, Object> intervals = new LinkedHashMap<>();
    headline.forEach(
        (name, score) -> {
          if (score.interval != null) {
            intervals.put(name, List.of(score.interval.low(), score.interval.high()));
          }
        });
    return intervals;
  }

  private Map<String, Object> perClass() {
    Map<String, Object> perClass = new LinkedHashMap<>();
    for (LabelScores label : labels) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("precision", label.scores().precision());
      one.put("recall", label.scores().recall());
      one.put("f1", label.scores().f1());
      one.put("support", label.support());
      perClass.put(label.label(), one);
    }
    return perClass;
  }

  @Override
  public String text(Locale language) {
    StringBuilder text = new StringBuilder();
    if (!labels.isEmpty()) {
      text.append(labelTable(language)).append('\n');
    }
    headline.forEach((name, score) -> text.append(line(name, score, language)));
    return text.toString();
  }

  private Table labelTable(Locale language) {
    Table table =
        new Table(
            Column.text(word("label", language)),
            Column.number(word("precision", language)),
            Column.number(word("recall", language)),
            Column.number("F1"),
            Column.number(word("examples", language)));
    for (LabelScores label : labels) {
      table.row(
          label.label(),
          Numbers.written(label.scores().precision()),
          Numbers.written(label.scores().recall()),
          Numbers.written(label.scores().f1()),
          String.valueOf(label.support()));
    }
    return table;
  }

  private static String line(String name, Score score, Locale language) {
    String line = word(name, language) + ": " + Numbers.written(score.value);
    Interval interval = score.interval;
    return interval == null
        ? line + "\n"
        : line
            + word(
                "interval",
                language,
                Numbers.written(interval.low()),
                Numbers.written(interval.high()))
            + "\n";
  }

  private static String word(String name, Locale language, Object... arguments) {
    return Message.of(EvaluationResult.class, "evaluation." + name, arguments).in(language);
  }
}
