package org.injerto.server.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import org.injerto.text.Message;

/** Asks a task as a request does. */
final class Asking {
  private static final JsonMapper JSON = new JsonMapper();

  private Asking() {}

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  static <P, O> Call<P, O> call(Task<P, O> task, String parameters) {
    Parameters read = Parameters.of(json(parameters));
    Call<P, O> call = task.call(read);
    if (!read.problems().isEmpty()) {
      throw new AssertionError(read.problems());
    }
    return call;
  }

  static <P, O> List<String> problems(Task<P, O> task, String parameters, Locale language) {
    Parameters read = Parameters.of(json(parameters));
    task.call(read);
    return read.problems().stream().map(problem -> problem.in(language)).toList();
  }

  static <P, O> JsonNode alone(Task<P, O> task, String text, String parameters) {
    Call<P, O> call = call(task, parameters);
    JsonNode input = TextNode.valueOf(text);
    return call.onlyAnswer(input, answer(task, call, input));
  }

  static <P, O> JsonNode inList(Task<P, O> task, String text, String parameters) {
    Call<P, O> call = call(task, parameters);
    return call.answer(answer(task, call, TextNode.valueOf(text)));
  }

  static <P, O> O answer(Task<P, O> task, Call<P, O> call, JsonNode input) {
    if (call.prepare(input, "inputs") instanceof Checked.Good<P> good) {
      return task.pipeline().answer(List.of(good.value())).get(0);
    }
    throw new AssertionError(input + " is refused: " + call.prepare(input, "inputs").problems());
  }

  static <P, O> List<String> refused(Task<P, O> task, String input) {
    return call(task, "{}").prepare(json(input), "inputs[3]").problems().stream()
        .map(Message::toString)
        .toList();
  }

  @SuppressWarnings("unchecked") // a test knows its task
  static <P, O> Task<P, O> task(org.injerto.pipeline.Pipeline<?, P, O> pipeline) {
    return (Task<P, O>) Tasks.of(pipeline).orElseThrow();
  }
}
