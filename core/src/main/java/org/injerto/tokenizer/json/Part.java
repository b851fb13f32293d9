package org.injerto.tokenizer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
      refuseValue(shown(), "[…]");
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
      refuse(Part.class, "part.deep", DEEPEST);
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
    refuseUnknown(found, String.join(", ", new TreeSet<>(known)));
    NearestName.to(found, known)
        .filter(nearest -> type.isTextual())
        .ifPresent(nearest -> refuse(Part.class, "part.nearest", found, nearest));
    return Optional.empty();
  }

  /** A field that is true or false. */
  public boolean flag(String name, boolean absent) {
    Part field = at(name);
    if (field.isAbsent()) {
      return absent;
    }
    if (!field.node.isBoolean()) {
      field.refuseValue(field.shown(), "true | false");
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
      field.refuseValue(field.shown(), "\"…\"");
      return Optional.empty();
    }
    return Optional.of(field.node.textValue());
  }

  /** A field that is a text; a problem if it is not there. */
  public String requiredText(String name) {
    if (at(name).isAbsent()) {
      at(name).refuse(Part.class, "part.missing", "\"…\"");
    }
    return text(name, "");
  }

  /** A field that is a text of these. */
  public String oneOf(String name, Collection<String> known, String absent) {
    String found = text(name, absent);
    if (!known.contains(found)) {
      at(name).refuseUnknown(found, String.join(", ", new TreeSet<>(known)));
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
      refuseValue(shown(), smallest + " … " + largest);
      return wrong;
    }
    return node.intValue();
  }

  /** Adds the problem that something else was expected. */
  public void refuseValue(Object found, String expected) {
    refuse(Part.class, "part.value", found, expected);
  }

  /** Adds the problem that this is not known, with what is. */
  public void refuseUnknown(String found, String known) {
    refuse(Part.class, "part.unknown", found, known);
  }

  /** Adds a problem with this part. */
  public void refuse(Class<?> owner, String key, Object... arguments) {
    problems.add(message(owner, key, arguments));
  }

  /** Adds the problems with what this part has, and of many only how many there are. */
  public void refuseAll(List<Message> all) {
    problems.addAll(all.subList(0, Math.min(MOST_NAMED, all.size())));
    if (all.size() > MOST_NAMED) {
      refuse(Part.class, "part.more", all.size() - MOST_NAMED);
    }
  }

  /**
   * A problem with this part, whose place is the first argument.
   *
   * @param owner a class of the package that has the template
   */
  public Message message(Class<?> owner, String key, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = place.isEmpty() ? "tokenizer.json" : place;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Message.of(owner, key, all);
  }

  /** The value as it is shown to a person. */
  public String shown() {
    String written = node instanceof MissingNode ? "null" : node.toString();
    return written.length() <= LONGEST_SHOWN ? written : written.substring(0, LONGEST_SHOWN) + "…";
  }
}
