package org.injerto.server.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.injerto.server.task.TensorKind;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import org.injerto.text.Printable;

/** Tensors with a text a row as inputs of a task. */
final class TextTensors {
  private static final String BASE_64 = "base64";

  private final List<TensorKind> kinds;
  private final List<Message> problems;

  /**
   * @param kinds what the task takes
   * @param problems gets what is wrong
   */
  TextTensors(List<TensorKind> kinds, List<Message> problems) {
    this.kinds = kinds;
    this.problems = problems;
  }

  /**
   * An input of the task.
   *
   * @param place its name in messages
   */
  record Row(JsonNode input, String place) {}

  /** One input for each row; none if the tensors are not those of the task. */
  List<Row> rows(List<InputTensor> tensors) {
    List<String> names = kinds.stream().map(TensorKind::name).toList();
    int before = problems.size();
    tensors.stream()
        .map(InputTensor::name)
        .filter(name -> !names.contains(name))
        .forEach(name -> problems.add(unknown(name, names)));
    List<InputTensor> wanted =
        kinds.stream().flatMap(kind -> find(kind, tensors).stream()).toList();
    if (wanted.stream().mapToLong(InputTensor::rows).distinct().count() > 1) {
      problems.add(problem("tensor.rows", String.join(", ", names)));
    }
    if (problems.size() > before) {
      return List.of();
    }
    Questions.requireFew(wanted.get(0).rows());
    return rows(wanted, wanted.get(0).data().size());
  }

  private Optional<InputTensor> find(TensorKind kind, List<InputTensor> tensors) {
    List<InputTensor> found =
        tensors.stream().filter(tensor -> tensor.name().equals(kind.name())).toList();
    if (found.size() != 1) {
      problems.add(problem("tensor.count", kind.name(), found.size()));
      return Optional.empty();
    }
    InputTensor tensor = found.get(0);
    if (tensor.form().type() != kind.type()) {
      problems.add(problem("tensor.type", kind.name(), kind.type(), tensor.form().type()));
      return Optional.empty();
    } else if (tensor.data().isEmpty() || !tensor.isColumn()) {
      problems.add(problem("tensor.column", kind.name(), tensor.form().shape()));
      return Optional.empty();
    }
    return Optional.of(tensor);
  }

  private List<Row> rows(List<InputTensor> tensors, int count) {
    List<Row> rows = new ArrayList<>(count);
    for (int row = 0; row < count; row++) {
      String place = tensors.get(0).name() + "[" + row + "]";
      rows.add(new Row(input(tensors, row), place));
    }
    return rows;
  }

  private JsonNode input(List<InputTensor> tensors, int row) {
    if (tensors.size() == 1) {
      return text(tensors.get(0), row);
    }
    ObjectNode parts = JsonNodeFactory.instance.objectNode();
    tensors.forEach(tensor -> parts.set(tensor.name(), text(tensor, row)));
    return parts;
  }

  private JsonNode text(InputTensor tensor, int row) {
    JsonNode element = tensor.data().get(row);
    if (!tensor.contentType().equals(BASE_64)) {
      return element;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(element.asText());
      return TextNode.valueOf(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      problems.add(problem("tensor.base64", tensor.name(), row));
      return element;
    }
  }

  private static Message unknown(String name, List<String> names) {
    String shown = Printable.text(name);
    return NearestName.to(shown, names)
        .map(near -> problem("tensor.unknown.nearest", shown, near))
        .orElseGet(() -> problem("tensor.unknown", shown, String.join(", ", names)));
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(TextTensors.class, key, arguments);
  }
}
