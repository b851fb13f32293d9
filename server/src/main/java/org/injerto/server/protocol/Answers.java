package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.injerto.server.http.Headers;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.server.task.Checked;
import org.injerto.text.Message;

/**
 * The answers to the questions of one body, each in its place; what is wrong with a question stands
 * where its answer would.
 *
 * @param questions what was asked
 * @param language of sentences
 */
record Answers(Questions questions, List<Answer> all, Locale language) {
  private static final String ERROR = "error";

  /**
   * @throws RefusedException with status 400 if the body is JSON and nothing in it can be answered
   */
  Answers {
    all = List.copyOf(all);
    if (questions.format() == Format.JSON && all.stream().noneMatch(Answer::hasAnswer)) {
      throw new RefusedException(refusal(all));
    }
  }

  private static Refusal refusal(List<Answer> all) {
    List<Message> problems =
        all.stream()
            .flatMap(answer -> answer.items.stream())
            .flatMap(item -> item.problems().stream())
            .distinct()
            .toList();
    Message subject = Message.of(Answers.class, "answers.none");
    return new Refusal(400, subject, problems, Headers.NONE);
  }

  /**
   * The answer to a question.
   *
   * @param items what is said of each input
   * @param list whether it is a list
   */
  record Answer(List<Checked<Written<?>>> items, boolean list) {
    Answer {
      items = List.copyOf(items);
    }

    boolean hasAnswer() {
      return items.isEmpty() || items.stream().anyMatch(item -> item.problems().isEmpty());
    }
  }

  /** All of them in a format. */
  String in(Format format, List<String> columns) {
    return switch (format) {
      case JSON -> json();
      case JSON_LINES -> jsonLines();
      case CSV -> new AnswerRows(this, columns).text();
    };
  }

  /** Of lines, a list of their answers. */
  private String json() {
    if (questions.format() != Format.JSON_LINES) {
      return Json.write(value(all.get(0)));
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    all.forEach(answer -> values.add(value(answer)));
    return Json.write(values);
  }

  /** A line for each line, or else one for each input. */
  private String jsonLines() {
    Stream<JsonNode> lines =
        questions.format() == Format.JSON_LINES
            ? all.stream().map(this::value)
            : all.get(0).items.stream().map(item -> value(item, Written::alone));
    return lines.map(line -> Json.write(line) + "\n").collect(Collectors.joining());
  }

  private JsonNode value(Answer answer) {
    if (!answer.list) {
      return value(answer.items.get(0), Written::alone);
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    answer.items.forEach(item -> values.add(value(item, Written::inList)));
    return values;
  }

  private JsonNode value(Checked<Written<?>> item, Function<Written<?>, JsonNode> form) {
    return item instanceof Checked.Good<Written<?>> good
        ? form.apply(good.value())
        : JsonNodeFactory.instance.objectNode().put(ERROR, reason(item.problems()));
  }

  /** What is wrong, on one line. */
  String reason(List<Message> problems) {
    return problems.stream().map(p -> p.in(language)).collect(Collectors.joining("; "));
  }
}
