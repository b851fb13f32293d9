package org.injerto.architecture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

/** Reads {@code config.json}, with the defaults of Hugging Face's classes. */
final class ModelConfigReader {
  private static final int MOST_LABELS = 1_000_000; // so that a hostile file fills no memory
  private static final Map<String, Object> DEFAULTS = Map.of("num_labels", 2);

  private final Path file;
  private final List<Message> problems = new ArrayList<>();

  ModelConfigReader(Path file) {
    this.file = file;
  }

  ModelConfig read() throws IOException {
    ObjectNode json = parse(text());
    Optional<Family> family = family(json);
    Fields fields = Fields.of(json).withDefaults(DEFAULTS);
    // an unknown family is read as BERT, for the problems that it shares with all
    Architecture architecture = family.orElse(Family.BERT).read(fields);
    List<String> labels = labels(json, fields);
    problems.addAll(fields.problems());
    if (!problems.isEmpty()) {
      throw invalid();
    }
    return new ModelConfig(json, family.orElseThrow(), architecture, labels);
  }

  private String text() throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException notUtf8) {
      problems.add(problem("config.utf8"));
      throw invalid();
    }
  }

  private ObjectNode parse(String text) {
    try {
      if (ModelConfig.mapper().readTree(text) instanceof ObjectNode object) {
        return object;
      }
      problems.add(problem("config.json", "{…}"));
    } catch (JsonProcessingException e) {
      problems.add(problem("config.json", e.getOriginalMessage()));
    }
    throw invalid();
  }

  private InvalidInputException invalid() {
    return new InvalidInputException(problem("config.subject", file), problems);
  }

  private Optional<Family> family(JsonNode json) {
    JsonNode type = json.path("model_type");
    List<String> known = Family.modelTypes();
    if (!type.isTextual()) {
      problems.add(problem("config.no.family", known));
      return Optional.empty();
    }
    String named = type.textValue();
    Optional<Family> family = Family.ofModelType(named);
    if (family.isEmpty()) {
      problems.add(
          NearestName.to(named, known)
              .map(nearest -> problem("config.family.nearest", named, known, nearest))
              .orElseGet(() -> problem("config.family", named, known)));
    }
    return family;
  }

  private List<String> labels(JsonNode json, Fields fields) {
    JsonNode names = json.path("id2label");
    if (!names.isObject()) {
      int count = fields.number("num_labels", 1, MOST_LABELS);
      return IntStream.range(0, count).mapToObj(i -> "LABEL_" + i).toList();
    }
    List<String> labels =
        IntStream.range(0, names.size())
            .mapToObj(i -> names.path(String.valueOf(i)))
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .toList();
    if (labels.isEmpty() || labels.size() != names.size()) {
      problems.add(problem("config.labels", Math.max(0, names.size() - 1), names));
    }
    return labels;
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(ModelConfigReader.class, key, arguments);
  }
}
