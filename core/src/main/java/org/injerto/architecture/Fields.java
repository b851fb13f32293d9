package org.injerto.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.injerto.text.Message;

/**
 * The fields of a configuration with their defaults; what is wrong goes to a list and the default
 * is given.
 *
 * <p>A field that is null counts as missing, as in Hugging Face's files.
 */
record Fields(JsonNode json, List<Message> problems) {
  /** A whole number above 0; 0 if it is wrong. */
  int count(String name, int absent) {
    JsonNode value = json.path(name);
    if (isAbsent(value)) {
      return absent;
    }
    if (!value.isInt() || value.intValue() < 1) {
      return wrong(name, value, "1, 2, …", 0);
    }
    return value.intValue();
  }

  /** A whole number from 0 and below a limit; -1 if it is wrong. */
  int index(String name, int absent, int limit) {
    JsonNode value = json.path(name);
    if (isAbsent(value)) {
      return absent;
    }
    if (!value.isInt() || value.intValue() < 0 || value.intValue() >= limit) {
      return wrong(name, value, "0 … " + (limit - 1), -1);
    }
    return value.intValue();
  }

  /** A number in [0, 1). */
  double probability(String name, double absent) {
    JsonNode value = json.path(name);
    if (isAbsent(value)) {
      return absent;
    }
    boolean right = value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() < 1;
    return right ? value.doubleValue() : wrong(name, value, "0 <= p < 1", absent);
  }

  /** A number above 0. */
  double positive(String name, double absent) {
    JsonNode value = json.path(name);
    if (isAbsent(value)) {
      return absent;
    }
    boolean right = value.isNumber() && value.doubleValue() > 0;
    return right ? value.doubleValue() : wrong(name, value, "> 0", absent);
  }

  String text(String name, String absent) {
    JsonNode value = json.path(name);
    if (isAbsent(value)) {
      return absent;
    }
    return value.isTextual() ? value.textValue() : wrong(name, value, "\"…\"", absent);
  }

  /** A field that may be absent, but not have another value. */
  void must(String name, String only) {
    JsonNode value = json.path(name);
    if (!isAbsent(value) && !value.asText().equals(only)) {
      problems.add(Message.of(Fields.class, "config.unsupported", name, value, only));
    }
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private <T> T wrong(String name, JsonNode found, String expected, T instead) {
    problems.add(Message.of(Fields.class, "config.type", name, found, expected));
    return instead;
  }
}
