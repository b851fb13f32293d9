package org.injerto.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

/**
 * The fields of a configuration, asked for by BERT's names, with the names and defaults of a
 * family. What is wrong goes to a list, and the default is given, so that reading goes on to the
 * next problem.
 *
 * <p>A field that is null counts as missing, as in Hugging Face's files.
 */
final class Fields {
  private final JsonNode json;
  private final List<Message> problems;
  private final Map<String, String> names;
  private final JsonNode defaults;

  private Fields(
      JsonNode json, List<Message> problems, Map<String, String> names, JsonNode defaults) {
    this.json = json;
    this.problems = problems;
    this.names = names;
    this.defaults = defaults;
  }

  /** The fields of a file, without any default. */
  static Fields of(JsonNode json) {
    ObjectNode none = ModelConfig.mapper().createObjectNode();
    return new Fields(json, new ArrayList<>(), Map.of(), none);
  }

  /** The same fields with defaults, which take the place of those of the same name so far. */
  Fields withDefaults(Map<String, ?> values) {
    ObjectNode all = defaults.deepCopy();
    all.setAll(ModelConfig.mapper().<ObjectNode>valueToTree(values));
    return new Fields(json, problems, names, all);
  }

  /** The same fields, some of which have another name in the file. */
  Fields withNames(Map<String, String> others) {
    Map<String, String> all = new HashMap<>(names);
    all.putAll(others);
    return new Fields(json, problems, all, defaults);
  }

  /** Everything that was wrong so far. */
  List<Message> problems() {
    return Collections.unmodifiableList(problems);
  }

  /** Whether the file says anything about a field. */
  boolean has(String name) {
    return !isAbsent(given(name));
  }

  /** A whole number from {@code least} to {@code most}. */
  int number(String name, int least, int most) {
    JsonNode value = given(name);
    boolean right = value.isInt() && value.intValue() >= least && value.intValue() <= most;
    if (!right && !isAbsent(value)) {
      wrong(name, value, least + " … " + most);
    }
    return right ? value.intValue() : defaults.path(name).intValue();
  }

  /** A whole number from 1 on. */
  int count(String name) {
    return number(name, 1, Integer.MAX_VALUE);
  }

  /** A number in [0, 1). */
  double probability(String name) {
    JsonNode value = given(name);
    boolean right = value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() < 1;
    return real(name, value, right, "0 <= p < 1");
  }

  /** A number above 0. */
  double positive(String name) {
    JsonNode value = given(name);
    return real(name, value, value.isNumber() && value.doubleValue() > 0, "> 0");
  }

  private double real(String name, JsonNode value, boolean right, String expected) {
    if (!right && !isAbsent(value)) {
      wrong(name, value, expected);
    }
    return right ? value.doubleValue() : defaults.path(name).doubleValue();
  }

  String text(String name) {
    JsonNode value = given(name);
    if (!value.isTextual() && !isAbsent(value)) {
      wrong(name, value, "\"…\"");
    }
    return value.isTextual() ? value.textValue() : defaults.path(name).asText();
  }

  boolean flag(String name) {
    JsonNode value = given(name);
    if (!value.isBoolean() && !isAbsent(value)) {
      wrong(name, value, "true / false");
    }
    return value.isBoolean() ? value.booleanValue() : defaults.path(name).booleanValue();
  }

  /** Words, as a list or as a text with {@code |} between them. */
  List<String> words(String name) {
    JsonNode value = isAbsent(given(name)) ? defaults.path(name) : given(name);
    if (value.isTextual()) {
      return List.of(value.textValue().toLowerCase(Locale.ROOT).trim().split("\\s*\\|\\s*"));
    }
    if (value.isArray() && value.valueStream().allMatch(JsonNode::isTextual)) {
      return value.valueStream().map(JsonNode::textValue).toList();
    }
    if (!isAbsent(value)) {
      wrong(name, value, "[\"…\"]");
    }
    return List.of();
  }

  /** The number of a piece, from 0 and below {@code pieces}. */
  int index(String name, int pieces) {
    return Math.min(number(name, 0, pieces - 1), pieces - 1);
  }

  /** The number of a piece, or a list of them; none if only the default says it and it is none. */
  List<Integer> indices(String name, int pieces) {
    JsonNode value = given(name);
    if (isAbsent(value)) {
      int number = defaults.path(name).intValue();
      return number < pieces ? List.of(number) : List.of();
    }
    List<JsonNode> all = value.isArray() ? value.valueStream().toList() : List.of(value);
    if (all.stream().allMatch(one -> isIndex(one, pieces))) {
      return all.stream().map(JsonNode::intValue).toList();
    }
    wrong(name, value, "0 … " + (pieces - 1));
    return List.of();
  }

  private static boolean isIndex(JsonNode value, int limit) {
    return value.isInt() && value.intValue() >= 0 && value.intValue() < limit;
  }

  /** An activation by its name. */
  Activation activation(String name) {
    return activation(name, text(name));
  }

  /** The activation that the text of a field means. */
  Activation activation(String name, String called) {
    Optional<Activation> known = Activation.named(called);
    if (known.isEmpty()) {
      String field = called(name);
      problem(
          NearestName.to(called, Activation.knownNames())
              .map(nearest -> message("config.activation.nearest", field, called, nearest))
              .orElseGet(
                  () -> message("config.activation", field, called, Activation.knownNames())));
    }
    return known.orElse(Activation.GELU);
  }

  /** A field that may be absent, but not have another value. */
  void must(String name, Object only) {
    JsonNode value = given(name);
    if (!isAbsent(value) && !value.asText().equals(String.valueOf(only))) {
      problem(message("config.unsupported", called(name), value, only));
    }
  }

  /** What a field is called in the file. */
  String called(String name) {
    return names.getOrDefault(name, name);
  }

  void problem(Message problem) {
    if (!problems.contains(problem)) { // some fields are asked for more than once
      problems.add(problem);
    }
  }

  private JsonNode given(String name) {
    return json.path(called(name));
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private void wrong(String name, JsonNode found, String expected) {
    problem(message("config.type", called(name), found, expected));
  }

  static Message message(String key, Object... arguments) {
    return Message.of(Fields.class, key, arguments);
  }
}
