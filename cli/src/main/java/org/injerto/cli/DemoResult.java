package org.injerto.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.injerto.cli.Table.Column;
import org.injerto.task.Classification.OneLabel;
import org.injerto.task.TextClassifier;
import org.injerto.text.Message;

/**
 * What the demonstration showed.
 *
 * @param answers of the fine-tuned model to new texts
 * @param bundle where that model lies
 */
record DemoResult(ComparisonResult comparison, List<Answer> answers, Path bundle)
    implements Result {
  DemoResult {
    answers = List.copyOf(answers);
  }

  /**
   * What the model says of a text.
   *
   * @param score the probability of the label
   */
  record Answer(String text, String label, double score) {}

  static List<Answer> answers(List<String> texts, TextClassifier classifier) {
    List<Answer> answers = new ArrayList<>();
    for (var said : classifier.classify(texts)) {
      OneLabel label = (OneLabel) said;
      answers.add(new Answer(texts.get(answers.size()), label.label(), label.score()));
    }
    return answers;
  }

  @Override
  public Map<String, ?> fields() {
    Map<String, Object> fields = new LinkedHashMap<>(comparison.fields());
    fields.put("bundle", bundle.toString());
    fields.put("predictions", answers);
    return fields;
  }

  @Override
  public String text(Locale language) {
    return String.join(
        "\n",
        comparison.text(language),
        word("demo.answers", language),
        answersTable(language).toString(),
        word("demo.next", language, bundle));
  }

  private Table answersTable(Locale language) {
    Table table =
        new Table(
            Column.number(word("demo.score", language)),
            Column.text(word("evaluation.label", language)),
            Column.text(word("demo.text", language)));
    for (Answer answer : answers) {
      table.row(Numbers.written(answer.score()), answer.label(), answer.text());
    }
    return table;
  }

  private static String word(String key, Locale language, Object... arguments) {
    return Message.of(DemoResult.class, key, arguments).in(language);
  }
}
