package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.injerto.server.task.Checked;
import org.injerto.text.Message;

/**
 * Answers as rows of CSV. They have a header unless they answer rows without one. If something
 * could not be answered, a last column says why.
 */
final class AnswerRows {
  private static final String ERROR = "error";

  private final Answers answers;
  private final List<String> columns;

  AnswerRows(Answers answers, List<String> columns) {
    this.answers = answers;
    this.columns = columns;
  }

  /**
   * A row.
   *
   * @param cells none if there is no answer
   * @param error why there is none
   */
  private record Row(List<String> cells, String error) {}

  String text() {
    List<Row> rows =
        answers.all().stream()
            .flatMap(answer -> answer.items().stream())
            .flatMap(item -> rows(item).stream())
            .toList();
    boolean errors = rows.stream().anyMatch(row -> row.cells.isEmpty());
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      if (hasHeader()) {
        printer.printRecord(line(new Row(columns, ERROR), errors));
      }
      for (Row row : rows) {
        printer.printRecord(line(row, errors));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private boolean hasHeader() {
    return isFromJson() || answers.questions().header();
  }

  private boolean isFromJson() {
    return answers.questions().format() != Format.CSV;
  }

  private List<String> line(Row row, boolean errors) {
    List<String> line = new ArrayList<>(row.cells);
    while (line.size() < columns.size()) {
      line.add("");
    }
    if (errors) {
      line.add(row.error);
    }
    return line;
  }

  /** JSON may ask for more than one row an answer; rows get one each, which is the best. */
  private List<Row> rows(Checked<Written<?>> item) {
    if (!(item instanceof Checked.Good<Written<?>> good)) {
      return List.of(new Row(List.of(), answers.reason(item.problems())));
    }
    JsonNode answer = good.value().inList();
    List<Row> rows = new ArrayList<>();
    add(answer, rows);
    boolean several = answer.path(0).isArray();
    if (!isFromJson() && several) {
      Message problem = Message.of(AnswerRows.class, "csv.several", answer.size());
      return List.of(new Row(List.of(), answers.reason(List.of(problem))));
    }
    return isFromJson() ? rows : rows.subList(0, 1);
  }

  private void add(JsonNode answer, List<Row> rows) {
    if (answer.isArray() && answer.path(0).isContainerNode()) {
      answer.forEach(part -> add(part, rows));
    } else if (answer.isArray()) {
      rows.add(new Row(answer.valueStream().map(JsonNode::asText).toList(), ""));
    } else {
      rows.add(new Row(columns.stream().map(name -> answer.path(name).asText()).toList(), ""));
    }
  }
}
