package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.injerto.server.model.Outcome;
import org.injerto.text.Message;

/**
 * Answers as rows of CSV. They have a header unless they answer rows without one. If something
 * could not be answered, a last column says why.
 */
final class ReplyRows {
  private static final String ERROR = "error";

  private final Replies replies;
  private final List<String> columns;

  ReplyRows(Replies replies, List<String> columns) {
    this.replies = replies;
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
        replies.all().stream()
            .flatMap(reply -> reply.items().stream())
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
    return isFromJson() || replies.questions().header();
  }

  private boolean isFromJson() {
    return replies.questions().format() != Format.CSV;
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
  private List<Row> rows(Outcome<Written<?>> item) {
    if (item instanceof Outcome.Refused<Written<?>> refused) {
      return List.of(failed(refused.reason().in(replies.language())));
    }
    JsonNode answer = ((Outcome.Answered<Written<?>>) item).answer().inList();
    List<Row> rows = new ArrayList<>();
    add(answer, rows);
    if (isFromJson()) {
      return rows;
    }
    boolean several = answer.path(0).isArray();
    return List.of(several ? failed(severalIn(answer)) : rows.get(0));
  }

  private String severalIn(JsonNode answer) {
    return Message.of(ReplyRows.class, "csv.several", answer.size()).in(replies.language());
  }

  private static Row failed(String reason) {
    return new Row(List.of(), reason);
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
