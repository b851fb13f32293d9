package org.injerto.server.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.injerto.text.Message;
import org.injerto.text.NearestName;
import org.injerto.text.Printable;

/** Inputs that are one text each: the text itself, or an object with the field {@code text}. */
final class Texts {
  private static final String FIELD = "text";
  private static final String PAIR = "text_pair";
  private static final String INPUTS = "inputs";

  private Texts() {}

  static Checked<String> read(JsonNode input, String place) {
    if (input.isObject()) {
      return field(input, place);
    }
    return input.isTextual() ? text(input.textValue(), place) : wrong(place, input);
  }

  /** Other fields belong to the caller: a line of a file may have a number or a date too. */
  private static Checked<String> field(JsonNode input, String place) {
    JsonNode text = input.path(FIELD);
    if (input.has(PAIR)) {
      return Checked.bad(problem("text.pair", place));
    } else if (text.isMissingNode()) {
      return Checked.bad(missing(input, place));
    }
    String path = place + "." + FIELD;
    return text.isTextual() ? text(text.textValue(), path) : wrong(path, text);
  }

  private static Message missing(JsonNode input, String place) {
    List<String> names = new ArrayList<>();
    input.fieldNames().forEachRemaining(name -> names.add(Printable.text(name)));
    return NearestName.to(FIELD, names)
        .or(() -> NearestName.to(INPUTS, names))
        .map(nearest -> problem("text.missing.nearest", place, nearest))
        .orElseGet(() -> problem("text.missing", place));
  }

  private static Checked<String> text(String text, String place) {
    if (text.isBlank()) {
      return Checked.bad(problem("text.empty", place));
    }
    boolean whole = text.codePoints().noneMatch(Texts::isHalf);
    return whole ? new Checked.Good<>(text) : Checked.bad(problem("text.surrogate", place));
  }

  private static boolean isHalf(int character) {
    return Character.MIN_SURROGATE <= character && character <= Character.MAX_SURROGATE;
  }

  private static Checked<String> wrong(String place, JsonNode found) {
    return Checked.bad(problem("text.kind", place, Printable.text(found.toString())));
  }

  private static Message problem(String key, Object... arguments) {
    return Message.of(Texts.class, key, arguments);
  }
}
