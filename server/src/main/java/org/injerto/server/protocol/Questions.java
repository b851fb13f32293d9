package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.injerto.server.http.Body;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.task.Checked;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/**
 * What the body of a request asks.
 *
 * @param format of the body
 * @param header whether the rows of CSV stood below a header
 */
record Questions(Format format, boolean header, List<Question> all) {
  /** A few bytes of a body can make many more of an answer, so that its size is no limit. */
  private static final int MOST_INPUTS = 50_000;

  Questions {
    all = List.copyOf(all);
    requireFew(all.stream().mapToLong(question -> question.inputs().size()).sum());
  }

  /**
   * Refuses more inputs at once than the memory of a server is good for.
   *
   * @throws RefusedException with status 413
   */
  static void requireFew(long inputs) {
    if (inputs > MOST_INPUTS) {
      throw new RefusedException(
          Refusal.of(413, Message.of(Questions.class, "inputs.many", MOST_INPUTS)));
    }
  }

  /**
   * Reads a body.
   *
   * @param fields the names of the parts of an input, such as {@code text}
   * @throws InvalidInputException if it cannot be told where one question ends and the next begins;
   *     what is wrong with one question alone stands in its place
   * @throws RefusedException with status 413 if there are too many inputs
   */
  static Questions read(ContentType type, Body body, List<String> fields) {
    String text = type.decode(body);
    if (text.isBlank()) {
      throw new InvalidInputException(Message.of(Questions.class, "body.empty"));
    }
    return switch (type.format()) {
      case JSON -> new Questions(Format.JSON, false, List.of(Question.of(Json.read(text))));
      case JSON_LINES -> new Questions(Format.JSON_LINES, false, lines(text));
      case CSV -> CsvQuestions.read(text, fields);
    };
  }

  private static List<Question> lines(String text) {
    List<Question> questions = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 ? text.length() : newline;
      requireFew(questions.size() + 1L);
      questions.add(line(text.substring(from, to)));
      from = to + 1;
    }
    return questions;
  }

  /** An empty line is a question too, so that as many answers come out as lines went in. */
  private static Question line(String line) {
    try {
      return Question.of(Json.read(line));
    } catch (InvalidInputException e) {
      return Question.bad(e.subject());
    }
  }

  /** A list of inputs without parameters. */
  static Questions rows(boolean header, List<Checked<JsonNode>> rows) {
    List<Question.Input> inputs = new ArrayList<>();
    rows.forEach(row -> inputs.add(new Question.Input("rows[" + inputs.size() + "]", row)));
    Question all = new Question(inputs, true, MissingNode.getInstance());
    return new Questions(Format.CSV, header, List.of(all));
  }
}
