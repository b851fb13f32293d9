package org.injerto.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.injerto.text.Message;
import org.injerto.tokenizer.SpecialTokens.Role;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.piece.Vocabulary;

/**
 * What the special tokens are called.
 *
 * @param written the names that a file gives
 */
record SpecialTokenNames(Map<Role, String> written) {
  /** What they are called where no file says so. */
  private static final Map<Role, List<String>> USUAL =
      Map.of(
          Role.CLASSIFICATION, List.of("[CLS]", "<s>"),
          Role.SEPARATOR, List.of("[SEP]", "</s>"),
          Role.PADDING, List.of("[PAD]", "<pad>"),
          Role.UNKNOWN, List.of("[UNK]", "<unk>"),
          Role.MASK, List.of("[MASK]", "<mask>"),
          Role.BEGINNING, List.of("<s>"),
          Role.END, List.of("</s>"));

  SpecialTokenNames {
    written = Map.copyOf(written);
  }

  /** The names that the first of the files gives, and where it gives none the second. */
  static SpecialTokenNames of(Part first, Part second) {
    Map<Role, String> names = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      name(first.at(role.field()))
          .or(() -> name(second.at(role.field())))
          .ifPresent(name -> names.put(role, name));
    }
    return new SpecialTokenNames(names);
  }

  /** A token is a text, or an object that has it as its content. */
  private static Optional<String> name(Part field) {
    JsonNode text = field.node().isObject() ? field.node().path("content") : field.node();
    if (field.isAbsent()) {
      return Optional.empty();
    }
    if (!text.isTextual() || text.textValue().isEmpty()) {
      field.refuseValue(field.shown(), "\"…\"");
      return Optional.empty();
    }
    return Optional.of(text.textValue());
  }

  /** The same names, and these where none is written. */
  SpecialTokenNames or(Map<Role, String> others) {
    Map<Role, String> names = new EnumMap<>(others);
    names.putAll(written);
    return new SpecialTokenNames(names);
  }

  /** The name of a role, if one is written. */
  Optional<String> name(Role role) {
    return Optional.ofNullable(written.get(role));
  }

  /**
   * Their numbers; a written name that the vocabulary lacks becomes a problem.
   *
   * @param special the added tokens that are special, among which those without a written name are
   *     looked for by their usual names
   * @param unknown the unknown piece of the model, if it has one
   */
  SpecialTokens in(
      Vocabulary vocabulary, Set<Integer> special, OptionalInt unknown, List<Message> problems) {
    Map<Role, Integer> ids = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      OptionalInt id =
          role == Role.UNKNOWN && unknown.isPresent()
              ? unknown
              : written.containsKey(role)
                  ? written(vocabulary, written.get(role), problems)
                  : usual(vocabulary, role, special);
      id.ifPresent(found -> ids.put(role, found));
    }
    return new SpecialTokens(ids, special);
  }

  private static OptionalInt written(Vocabulary vocabulary, String name, List<Message> problems) {
    OptionalInt id = vocabulary.id(name);
    if (id.isEmpty()) {
      problems.add(Message.of(SpecialTokenNames.class, "special.missing", name));
    }
    return id;
  }

  private static OptionalInt usual(Vocabulary vocabulary, Role role, Set<Integer> special) {
    return USUAL.getOrDefault(role, List.of()).stream()
        .map(vocabulary::id)
        .filter(id -> id.isPresent() && special.contains(id.getAsInt()))
        .findFirst()
        .orElse(OptionalInt.empty());
  }
}
