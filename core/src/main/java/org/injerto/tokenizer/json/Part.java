package org.injerto.tokenizer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.injerto.text.Message;
import org.injerto.text.NearestName;

/**
 * A part of {@code tokenizer.json} with its place in the file. What is wrong with it is collected,
 * and a value that can be used is given so that reading goes on.
 */
public final class Part {
  private static final int LONGEST_SHOWN = 60;

  private static final int MOST_NAMED = 10;

  /** How many sequences may stand in one another. */
  private static final int DEEPEST = 8;

  private final JsonNode node;
  private final String place;
  private final int depth;
  private final List<Message> problems;

  private Part(JsonNode node, String place, int depth, List<Message> problems) {
    this.node = node;
    this.place = place;
    this.depth = depth;
    this.problems = problems;
  }

  /** The whole of a file, whose problems go to {@code problems}. */
  public static Part of(JsonNode node, List<Message> problems) {
    return new Part(node, "", 0, problems);
  }

  /** The field of a name. */
  public Part at(String name) {
    return new Part(node.path(name), place.isEmpty() ? name : place + "." + name, depth, problems);
  }

  /** The entries of a list; a problem if it is none. */
  public List<Part> list() {
    if (!node.isArray()) {
      refuse("part.value", shown(), "[…]");
      return List.of();
    }
    List<Part> entries = new ArrayList<>();
    for (JsonNode entry : node) {
      entries.add(new Part(entry, place + "[" + entries.size() + "]", depth, problems));
    }
    return entries;
  }

  /** The parts of a {@code Sequence}; a problem if too many stand in one another. */
  public List<Part> sequence(String name) {
    if (depth == DEEPEST) {
      refuse("part.deep", DEEPEST);
      return List.of();
    }
    return new Part(node, place, depth + 1, problems).at(name).list();
  }

  /** Where it stands, such as {@code normalizer.normalizers[1]}. */
  public String place() {
    return place;
  }

  /** The value itself. */
  public JsonNode node() {
    return node;
  }

  /** Whether it is not there, or null. */
  public boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  /** The field {@code type}, if it is one of these; else a problem that names them. */
  public Optional<String> type(Collection<String> known) {
    JsonNode type = node.path("type");
    if (type.isTextual() && known.contains(type.textValue())) {
      return Optional.of(type.textValue());
    }
    String found = type.isTextual() ? type.textValue() : shown();
    refuse("part.unknown", found, String.join(", ", new TreeSet<>(known)));
    NearestName.to(found, known)
        .filter(nearest -> type.isTextual())
        .ifPresent(nearest -> refuse("part.nearest", found, nearest));
    return Optional.empty();
  }

  /** A field that is true or false. */
  public boolean flag(String name, boolean absent) {
    Part field = at(name);
    if (field.isAbsent()) {
      return absent;
    }
    if (!field.node.isBoolean()) {
      field.refuse("part.value", field.shown(), "true | false");
    }
    return field.node.asBoolean(absent);
  }

  /** A field that is a text. */
  public String text(String name, String absent) {
    return text(name).orElse(absent);
  }

  /** A field that is a text, or is not there. */
  public Optional<String> text(String name) {
    Part field = at(name);
    if (field.isAbsent()) {
      return Optional.empty();
    }
    if (!field.node.isTextual()) {
      field.refuse("part.value", field.shown(), "\"…\"");
      return Optional.empty();
    }
    return Optional.of(field.node.textValue());
  }

  /** A field that is a text; a problem if it is not there. */
  public String requiredText(String name) {
    if (at(name).isAbsent()) {
      at(name).refuse("part.missing", "\"…\"");
    }
    return text(name, "");
  }

  /** A field that is a text of these. */
  public String oneOf(String name, Collection<String> known, String absent) {
    String found = text(name, absent);
    if (!known.contains(found)) {
      at(name).refuse("part.unknown", found, String.join(", ", new TreeSet<>(known)));
      return absent;
    }
    return found;
  }

  /** A field that is a whole number of this range. */
  public int number(String name, int absent, int smallest, int largest) {
    Part field = at(name);
    return field.isAbsent() ? absent : field.number(absent, smallest, largest);
  }

  /** The value, which is a whole number of this range. */
  public int number(int wrong, int smallest, int largest) {
    if (!node.isInt() || node.intValue() < smallest || node.intValue() > largest) {
      refuse("part.value", shown(), smallest + " … " + largest);
      return wrong;
    }
    return node.intValue();
  }

  /** Adds a problem with this part; its place is the first argument of the message. */
  public void refuse(String key, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = place.isEmpty() ? "tokenizer.json" : place;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    problems.add(Message.of(Part.class, key, all));
  }

  /** Adds a problem for each of these, and after the first ones only how many more there are. */
  public <T> void refuseEach(List<T> wrong, String key, Function<T, Object[]> arguments) {
    wrong.stream().limit(MOST_NAMED).forEach(one -> refuse(key, arguments.apply(one)));
    if (wrong.size() > MOST_NAMED) {
      refuse("more", wrong.size() - MOST_NAMED);
    }
  }

  /** The value as it is shown to a person. */
  public String shown() {
    String written = node instanceof MissingNode ? "null" : node.toString();
    return written.length() <= LONGEST_SHOWN ? written : written.substring(0, LONGEST_SHOWN) + "…";
  }
}
