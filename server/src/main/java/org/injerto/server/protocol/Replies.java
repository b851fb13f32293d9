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
import org.injerto.server.model.Outcome;
import org.injerto.text.Message;

/**
 * The answers to the questions of one body, each in its place; what is wrong with a question stands
 * where its answer would.
 *
 * @param questions what was asked
 * @param language of sentences
 */
record Replies(Questions questions, List<Reply> all, Locale language) {
  private static final String ERROR = "error";
  private static final int WRONG = 400;

  /**
   * @throws RefusedException if nothing is answered, and not only because single lines or rows are
   *     wrong: these are answered by what is wrong with them
   */
  Replies {
    all = List.copyOf(all);
    List<Refusal> refusals = all.stream().flatMap(Reply::refusals).toList();
    boolean answered = all.stream().anyMatch(Reply::hasAnswer);
    boolean atFault = refusals.stream().anyMatch(refusal -> refusal.status() != WRONG);
    if (!answered && (atFault || questions.format() == Format.JSON)) {
      throw new RefusedException(together(refusals));
    }
  }

  /** What is wrong with all items; what is not the fault of the request comes first. */
  private static Refusal together(List<Refusal> refusals) {
    return refusals.stream()
        .filter(refusal -> refusal.status() != WRONG)
        .findFirst()
        .orElseGet(
            () -> {
              List<Message> problems =
                  refusals.stream().flatMap(Replies::reasons).distinct().toList();
              Message subject = Message.of(Replies.class, "answers.none");
              return new Refusal(WRONG, subject, problems, Headers.NONE);
            });
  }

  private static Stream<Message> reasons(Refusal refusal) {
    return refusal.problems().isEmpty()
        ? Stream.of(refusal.subject())
        : refusal.problems().stream();
  }

  /**
   * The answer to a question.
   *
   * @param items what became of each input
   * @param list whether it is a list
   */
  record Reply(List<Outcome<Written<?>>> items, boolean list) {
    Reply {
      items = List.copyOf(items);
    }

    private boolean hasAnswer() {
      return items.isEmpty() || items.stream().anyMatch(item -> item instanceof Outcome.Answered);
    }

    private Stream<Refusal> refusals() {
      return items.stream()
          .filter(Outcome.Refused.class::isInstance)
          .map(item -> ((Outcome.Refused<?>) item).reason());
    }
  }

  /** All of them in a format. */
  String in(Format format, List<String> columns) {
    return switch (format) {
      case JSON -> json();
      case JSON_LINES -> jsonLines();
      case CSV -> new ReplyRows(this, columns).text();
    };
  }

  /** Of lines, a list of their answers. */
  private String json() {
    if (questions.format() != Format.JSON_LINES) {
      return Json.write(value(all.get(0)));
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    all.forEach(reply -> values.add(value(reply)));
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

  private JsonNode value(Reply reply) {
    if (!reply.list) {
      return value(reply.items.get(0), Written::alone);
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    reply.items.forEach(item -> values.add(value(item, Written::inList)));
    return values;
  }

  private JsonNode value(Outcome<Written<?>> item, Function<Written<?>, JsonNode> form) {
    if (item instanceof Outcome.Answered<Written<?>> answered) {
      return form.apply(answered.answer());
    }
    String reason = ((Outcome.Refused<?>) item).reason().in(language);
    return JsonNodeFactory.instance.objectNode().put(ERROR, reason);
  }
}
