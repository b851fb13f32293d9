package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.injerto.server.protocol.InputTensor.Form;
import org.injerto.server.task.DataType;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import org.injerto.text.Printable;

/** Reads tensors and collects what is wrong with them. */
final class TensorReader {
  private final List<Message> problems;

  TensorReader(List<Message> problems) {
    this.problems = problems;
  }

  /**
   * A tensor; nothing if it cannot be used.
   *
   * @param place its name in messages, such as {@code inputs[0]}
   */
  Optional<InputTensor> read(JsonNode json, String place) {
    JsonNode name = json.path("name");
    if (!name.isTextual()) {
      wrong(place + ".name", "\"…\"", name);
    }
    Optional<List<Long>> shape = shape(json.path("shape"), place + ".shape");
    Optional<DataType> type = type(json.path("datatype"), place + ".datatype");
    JsonNode data = json.path("data");
    if (!data.isArray()) {
      wrong(place + ".data", "[…]", data);
    }
    if (!name.isTextual() || shape.isEmpty() || type.isEmpty() || !data.isArray()) {
      return Optional.empty();
    }
    Form form = new Form(type.get(), shape.get());
    String contentType = json.path("parameters").path("content_type").asText();
    return elements(form, data, place)
        .map(elements -> new InputTensor(name.textValue(), form, elements, contentType));
  }

  private Optional<List<Long>> shape(JsonNode json, String place) {
    boolean right =
        json.isArray()
            && !json.isEmpty()
            && json.valueStream()
                .allMatch(
                    size ->
                        size.isIntegralNumber()
                            && size.canConvertToLong()
                            && size.longValue() >= 0);
    if (!right) {
      wrong(place, "[1, …]", json);
      return Optional.empty();
    }
    return Optional.of(json.valueStream().map(JsonNode::longValue).toList());
  }

  private Optional<DataType> type(JsonNode json, String place) {
    Optional<DataType> type = DataType.named(json.asText());
    if (type.isEmpty()) {
      List<String> names = Stream.of(DataType.values()).map(DataType::name).toList();
      String expected = String.join(", ", names);
      String shown = Printable.text(json.asText());
      problems.add(
          NearestName.to(shown, names)
              .map(near -> problem("field.wrong.nearest", place, expected, shown, near))
              .orElseGet(
                  () -> InferenceRequestReader.wrong(TensorReader.class, place, expected, json)));
    }
    return type;
  }

  /** The data as one list, however it was nested. */
  private Optional<List<JsonNode>> elements(Form form, JsonNode data, String place) {
    List<JsonNode> elements = new ArrayList<>();
    boolean nested = data.path(0).isArray();
    boolean fits = nested ? unfold(data, form.shape(), 0, elements) : addAll(data, elements);
    if (!fits || !BigInteger.valueOf(elements.size()).equals(form.elements())) {
      problems.add(problem("tensor.shape", place, form.shape(), form.elements(), elements.size()));
      return Optional.empty();
    }
    for (int i = 0; i < elements.size(); i++) {
      if (!is(form.type(), elements.get(i))) {
        wrong(place + ".data[" + i + "]", form.type().name(), elements.get(i));
        return Optional.empty(); // the others are likely wrong in the same way
      }
    }
    return Optional.of(elements);
  }

  private static boolean addAll(JsonNode data, List<JsonNode> elements) {
    data.forEach(elements::add);
    return true;
  }

  private static boolean unfold(
      JsonNode data, List<Long> shape, int level, List<JsonNode> elements) {
    if (level == shape.size()) {
      elements.add(data);
      return !data.isArray();
    }
    boolean fits = data.isArray() && data.size() == shape.get(level);
    for (int i = 0; fits && i < data.size(); i++) {
      fits = unfold(data.get(i), shape, level + 1, elements);
    }
    return fits;
  }

  private static boolean is(DataType type, JsonNode element) {
    return switch (type) {
      case BYTES -> element.isTextual();
      case BOOL -> element.isBoolean();
      case FP16, FP32, FP64 -> element.isNumber();
      default -> element.isIntegralNumber();
    };
  }

  private void wrong(String place, String expected, JsonNode found) {
    problems.add(InferenceRequestReader.wrong(TensorReader.class, place, expected, found));
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(TensorReader.class, key, arguments);
  }
}
