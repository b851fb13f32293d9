package org.injerto.server.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import org.injerto.text.Printable;

/**
 * The {@code parameters} of a request, asked for by name. What is wrong is collected, and reading
 * goes on as if the parameter were not there.
 */
public final class Parameters {
  private static final String PLACE = "parameters";

  private final JsonNode given;
  private final Set<String> known = new TreeSet<>();
  private final List<Message> problems = new ArrayList<>();
  private final boolean others; // may stand there too

  private Parameters(JsonNode given, boolean others) {
    this.given = given;
    this.others = others;
  }

  /** What stands in a request; null counts as nothing. */
  public static Parameters of(JsonNode given) {
    return read(given, false);
  }

  /** The same, if parameters of somebody else may stand there too. */
  public static Parameters amongOthers(JsonNode given) {
    return read(given, true);
  }

  private static Parameters read(JsonNode given, boolean others) {
    Parameters parameters = new Parameters(given, others);
    if (!given.isObject() && !isAbsent(given)) {
      parameters.wrong(PLACE, given, "{\"…\": …}");
    }
    return parameters;
  }

  /** No parameters. */
  public static Parameters none() {
    return of(JsonNodeFactory.instance.missingNode());
  }

  /** Whether it is there, even as null. */
  boolean has(String name) {
    known.add(name);
    return given.has(name);
  }

  /** A whole number from 1 to {@code most}. */
  Optional<Integer> count(String name, int most) {
    JsonNode value = value(name);
    boolean right =
        value.isIntegralNumber()
            && value.canConvertToInt()
            && value.intValue() >= 1
            && value.intValue() <= most;
    if (!right && !isAbsent(value)) {
      wrong(path(name), value, "1 … " + most);
    }
    return right ? Optional.of(value.intValue()) : Optional.empty();
  }

  /** One of some constants, by their names in small letters. */
  <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
    JsonNode value = value(name);
    Map<String, E> byName = new TreeMap<>();
    for (E choice : choices.getEnumConstants()) {
      byName.put(choice.name().toLowerCase(Locale.ROOT), choice);
    }
    String said = value.isTextual() ? value.textValue().toLowerCase(Locale.ROOT) : "";
    if (!byName.containsKey(said) && !isAbsent(value)) {
      wrong(path(name), value, said, byName.keySet());
    }
    return Optional.ofNullable(byName.get(said));
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode value = value(name);
    if (!value.isBoolean() && !isAbsent(value)) {
      wrong(path(name), value, "true, false");
    }
    return value.asBoolean(otherwise);
  }

  /** Words, none of them blank: one, or a list with one at least. */
  List<String> words(String name) {
    JsonNode value = value(name);
    List<JsonNode> all = value.isArray() ? value.valueStream().toList() : List.of(value);
    if (isAbsent(value)) {
      return List.of();
    }
    if (all.isEmpty()) {
      wrong(path(name), value, "[\"…\"]");
    }
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isTextual() || all.get(i).textValue().isBlank()) {
        wrong(path(name) + (value.isArray() ? "[" + i + "]" : ""), all.get(i), "\"…\"");
      }
    }
    return all.stream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
  }

  /** All that was wrong so far, and every parameter that nobody asked for. */
  public List<Message> problems() {
    List<Message> all = new ArrayList<>(problems);
    given.fieldNames().forEachRemaining(name -> unknown(name).ifPresent(all::add));
    return all;
  }

  private Optional<Message> unknown(String name) {
    if (others || known.contains(name)) {
      return Optional.empty();
    }
    String path = path(Printable.text(name));
    return Optional.of(
        NearestName.to(name.length() > 100 ? "" : name, known)
            .map(nearest -> problem("parameter.unknown.nearest", path, nearest))
            .orElseGet(() -> problem("parameter.unknown", path, String.join(", ", known))));
  }

  private JsonNode value(String name) {
    known.add(name);
    return given.path(name);
  }

  private static String path(String name) {
    return PLACE + "." + name;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private void wrong(String path, JsonNode found, String expected) {
    problems.add(problem("parameter.kind", path, expected, Printable.text(found.toString())));
  }

  private void wrong(String path, JsonNode found, String said, Set<String> names) {
    String shown = Printable.text(found.toString());
    String expected = String.join(", ", names);
    problems.add(
        NearestName.to(Printable.text(said), names)
            .map(near -> problem("parameter.kind.nearest", path, expected, shown, near))
            .orElseGet(() -> problem("parameter.kind", path, expected, shown)));
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(Parameters.class, key, arguments);
  }
}
