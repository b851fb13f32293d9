package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.Printable;

/** Reads requests of the Open Inference Protocol; fields that it does not have are let alone. */
final class InferenceRequestReader {
  private final List<Message> problems = new ArrayList<>();

  private InferenceRequestReader() {}

  /**
   * Reads a body.
   *
   * @throws InvalidInputException with all that is wrong
   */
  static InferenceRequest read(String body) {
    InferenceRequestReader reader = new InferenceRequestReader();
    InferenceRequest request = reader.request(Json.read(body));
    if (!reader.problems.isEmpty()) {
      throw new InvalidInputException(
          Message.of(InferenceRequestReader.class, "answers.none"), reader.problems);
    }
    return request;
  }

  private InferenceRequest request(JsonNode json) {
    JsonNode id = json.path("id");
    if (!id.isMissingNode() && !id.isTextual()) {
      wrong("id", "\"…\"", id);
    }
    Optional<String> name = id.isTextual() ? Optional.of(id.textValue()) : Optional.empty();
    return new InferenceRequest(name, inputs(json), outputs(json), json.path("parameters"));
  }

  private List<InputTensor> inputs(JsonNode json) {
    JsonNode given = json.path("inputs");
    if (!given.isArray() || given.isEmpty()) {
      wrong("inputs", "[{\"name\", \"shape\", \"datatype\", \"data\"}]", given);
    }
    TensorReader reader = new TensorReader(problems);
    List<InputTensor> inputs = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      reader.read(given.get(i), "inputs[" + i + "]").ifPresent(inputs::add);
    }
    return inputs;
  }

  private List<String> outputs(JsonNode json) {
    JsonNode given = json.path("outputs");
    if (!given.isMissingNode() && !given.isArray()) {
      wrong("outputs", "[{\"name\"}]", given);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      JsonNode name = given.get(i).path("name");
      if (name.isTextual()) {
        names.add(name.textValue());
      } else {
        wrong("outputs[" + i + "].name", "\"…\"", name);
      }
    }
    return names;
  }

  private void wrong(String place, String expected, JsonNode found) {
    problems.add(wrong(InferenceRequestReader.class, place, expected, found));
  }

  /** Says that a field is something else, or not there. */
  static Message wrong(Class<?> owner, String place, String expected, JsonNode found) {
    return found.isMissingNode()
        ? Message.of(owner, "field.missing", place, expected)
        : Message.of(owner, "field.wrong", place, expected, Printable.text(found.toString()));
  }
}
