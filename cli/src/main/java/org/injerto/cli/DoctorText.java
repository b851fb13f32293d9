package org.injerto.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.injerto.cli.DoctorResult.Trial;
import org.injerto.doctor.Fertility;
import org.injerto.doctor.Fertility.Reference;
import org.injerto.doctor.Finding;
import org.injerto.doctor.MaskedWords;
import org.injerto.doctor.ModelFacts;
import org.injerto.doctor.Readiness;
import org.injerto.doctor.WeightsFacts;
import org.injerto.text.Message;

/** What was found out about a model, for people; what could not be found out is left out. */
record DoctorText(DoctorResult result, Locale language) {
  private static final int TOP = 3;

  String all() {
    StringBuilder text = new StringBuilder();
    text.append(facts());
    if (!result.examination().tasks().isEmpty()) {
      text.append('\n').append(tasks());
    }
    result.trial().ifPresent(trial -> text.append(trial(trial)));
    return text.append('\n').append(findings()).append(verdict()).toString();
  }

  private String facts() {
    Table table = new Table(Table.Column.text(result.model()), Table.Column.text(""));
    result.examination().model().ifPresent(model -> add(model, table));
    result.examination().weights().ifPresent(weights -> add(weights, table));
    result
        .examination()
        .tokenizer()
        .ifPresent(tokenizer -> table.row(word("doctor.spanish"), spanish(tokenizer.fertility())));
    return table.toString();
  }

  private void add(ModelFacts model, Table table) {
    table.row(word("doctor.family"), (model.family() + " " + model.className()).strip());
    table.row(word("doctor.vocabulary"), word("doctor.pieces", number(model.pieces())));
    table.row(word("doctor.length"), word("doctor.pieces", number(model.maxLength())));
  }

  private void add(WeightsFacts weights, Table table) {
    table.row(
        word("doctor.parameters"),
        word(
            "doctor.weights",
            number(weights.parameters()),
            String.join(", ", weights.numbers().keySet()),
            megabytes(weights.bytes())));
  }

  private String spanish(Fertility fertility) {
    String references =
        Arrays.stream(Reference.values())
            .map(reference -> reference.modelName() + " " + decimal(2, reference.piecesPerWord()))
            .collect(Collectors.joining(", "));
    return word(
        "doctor.fertility",
        decimal(2, fertility.piecesPerWord()),
        references,
        decimal(1, 100 * fertility.unknownShare()));
  }

  private String tasks() {
    Table table = new Table(Table.Column.text(word("doctor.task")), Table.Column.text(""));
    for (Readiness task : result.examination().tasks()) {
      table.row(task.task(), word("doctor.state." + Choice.written(task.state())));
    }
    return table.toString();
  }

  private String trial(Trial trial) {
    StringBuilder text = new StringBuilder();
    if (!trial.answers().isEmpty()) {
      text.append('\n').append(answers(trial));
    }
    Table table = new Table(Table.Column.text(word("doctor.here")), Table.Column.text(""));
    table.row(
        word("doctor.predict"),
        word(
            "doctor.speed",
            number(Math.round(trial.speed().sentencesPerSecond())),
            decimal(1, trial.speed().millisecondsAlone()),
            megabytes(trial.memory().serving())));
    table.row(
        word("doctor.train"),
        word(
            "doctor.training",
            number(Math.round(trial.speed().trainedPerSecond())),
            megabytes(trial.memory().training())));
    return text.append('\n').append(table).toString();
  }

  private String answers(Trial trial) {
    Table table =
        new Table(
            Table.Column.text(word("doctor.masked")),
            Table.Column.text(word("doctor.likeliest")),
            Table.Column.text(word("doctor.hidden")),
            Table.Column.number("%"));
    for (MaskedWords.Answer answer : trial.answers()) {
      table.row(
          answer.text(),
          answer.likeliest().stream()
              .limit(TOP)
              .map(String::strip)
              .collect(Collectors.joining(", ")),
          answer.expected(),
          decimal(1, 100 * answer.probability()));
    }
    return table.toString();
  }

  private String findings() {
    return result.findings().stream().map(this::line).collect(Collectors.joining());
  }

  private String line(Finding finding) {
    return word("doctor.severity." + Choice.written(finding.severity()))
        + ": "
        + finding.message().in(language)
        + "\n";
  }

  private String verdict() {
    return word(result.isSound() ? "doctor.sound" : "doctor.unsound", result.model()) + "\n";
  }

  private String megabytes(long bytes) {
    return number(Math.round(bytes * 1e-6)) + " MB";
  }

  private String number(long number) {
    return String.format(language, "%,d", number);
  }

  private String decimal(int places, double number) {
    return String.format(language, "%." + places + "f", number);
  }

  private String word(String key, Object... arguments) {
    return Message.of(DoctorText.class, key, arguments).in(language);
  }
}
