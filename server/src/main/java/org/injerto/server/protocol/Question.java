package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.injerto.server.task.Checked;
import org.injerto.text.Message;

/**
 * What is asked at once: one input or several, with parameters for all of them.
 *
 * @param list whether the answer is a list, even if there is one input
 * @param parameters missing if there are none
 */
record Question(List<Input> inputs, boolean list, JsonNode parameters) {
  private static final String INPUTS = "inputs";
  private static final String PARAMETERS = "parameters";

  Question {
    inputs = List.copyOf(inputs);
  }

  /**
   * An input.
   *
   * @param place its name in messages
   */
  record Input(String place, Checked<JsonNode> value) {}

  /**
   * What a JSON value asks, as Hugging Face reads it: its field {@code inputs}, or all of it if
   * there is no such field.
   */
  static Question of(JsonNode json) {
    JsonNode inputs = json.has(INPUTS) ? json.get(INPUTS) : json;
    JsonNode parameters = json.path(PARAMETERS);
    if (!inputs.isArray()) {
      return new Question(List.of(new Input(INPUTS, good(inputs))), false, parameters);
    } else if (inputs.isEmpty()) {
      return bad(Message.of(Question.class, "inputs.empty"));
    }
    Questions.requireFew(inputs.size());
    List<Input> all = new ArrayList<>();
    inputs.forEach(input -> all.add(new Input(INPUTS + "[" + all.size() + "]", good(input))));
    return new Question(all, true, parameters);
  }

  /** One input that cannot be used. */
  static Question bad(Message problem) {
    return new Question(
        List.of(new Input(INPUTS, Checked.bad(problem))), false, MissingNode.getInstance());
  }

  private static Checked<JsonNode> good(JsonNode input) {
    return new Checked.Good<>(input);
  }
}
